"""Compiled kernels for a process that solves large cohorts: a worker, the command line, a benchmark. Never the web process.

numba is an optional extra (requirements-fast.txt). Without it, or before use_numba(), the same functions run as plain Python and the
solver prefers OR-Tools; results are the same to the last byte.
"""
from types import FunctionType

from . import kernels

_plain = {name: thing for name, thing in vars(kernels).items() if isinstance(thing, FunctionType) and thing.__module__ == kernels.__name__}
_compiled: dict[FunctionType, object] = {}


def compiled() -> bool:
    return not isinstance(kernels.insert, FunctionType)


def use_numba() -> bool:
    """Compiles the kernels at their first use from now on; False when numba is not installed. The compiled code is kept on disk."""
    if compiled():
        return True
    try:
        from numba import njit
    except ImportError:
        return False
    for name, function in _plain.items():
        setattr(kernels, name, _kept(njit, function))
    return True


def use_plain() -> None:
    vars(kernels).update(_plain)


def kernel(function):
    """`function`, compiled where the kernels are. For functions that call no other."""
    if not compiled():
        return function
    if function not in _compiled:
        from numba import njit

        _compiled[function] = _kept(njit, function)
    return _compiled[function]


def _kept(njit, function):
    try:
        return njit(cache=True)(function)
    except RuntimeError:  # nowhere to write to
        return njit(function)
