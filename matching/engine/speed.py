"""Compiled kernels for a process that scores and solves large cohorts: a worker, the command line, a benchmark. Never the web process.

numba is an optional extra (requirements-fast.txt). Without it, or before use_numba(), numpy and OR-Tools do the work; results are the
same to the last byte.
"""
from types import FunctionType

from . import fused

_MODULES = (fused,)
_HOW = {"nogil": True, "_nrt": False}  # nothing is allocated in the kernels: counting references would cost more than they do
_plain = [(module, name, thing) for module in _MODULES for name, thing in vars(module).items()
          if isinstance(thing, FunctionType) and thing.__module__ == module.__name__]


def compiled() -> bool:
    return not isinstance(fused.cheap_row, FunctionType)


def use_numba() -> bool:
    """Compiles the kernels at their first use from now on; False when numba is not installed. The compiled code is kept on disk."""
    if compiled():
        return True
    try:
        import numba
    except ImportError:
        return False
    for module, name, function in _plain:
        setattr(module, name, _kept(numba.njit, function))
    fused.count_bits = _count_bits()
    return True


def use_plain() -> None:
    for module, name, function in _plain:
        setattr(module, name, function)


def _kept(njit, function):
    try:
        return njit(cache=True, **_HOW)(function)
    except RuntimeError:  # nowhere to write to
        return njit(**_HOW)(function)


def _count_bits():
    from numba import types
    from numba.extending import intrinsic

    @intrinsic
    def count_bits(context, word):
        return types.uint64(types.uint64), lambda context, builder, signature, arguments: builder.ctpop(arguments[0])

    return count_bits
