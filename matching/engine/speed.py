"""Compiled kernels for a process that scores and solves large cohorts: a worker, the command line, a benchmark. Never the web process.

numba is an optional extra (requirements-fast.txt). Without it, or before use_numba(), numpy scores and the solver prefers OR-Tools (the
same functions run as plain Python where cohorts are small); results are the same to the last byte.
"""
from hashlib import sha256
from pathlib import Path
from types import FunctionType

from . import beats, bids, chains, fused, paths

# How each module is compiled. Nothing is allocated in fused: counting references there would cost more than the work.
_MODULES = {fused: {"nogil": True, "_nrt": False}, chains: {}, paths: {}, bids: {}, beats: {}}
_HOW = {module.__name__: how for module, how in _MODULES.items()}
_plain = [(module, name, thing) for module in _MODULES for name, thing in vars(module).items()
          if isinstance(thing, FunctionType) and thing.__module__ in _HOW]
_compiled: dict[FunctionType, object] = {}


def compiled() -> bool:
    return not isinstance(paths.insert, FunctionType)


def use_numba() -> bool:
    """Compiles the kernels at their first use from now on; False when numba is not installed. The compiled code is kept on disk."""
    if compiled():
        return True
    try:
        import numba
    except ImportError:
        return False
    numba.config.CACHE_DIR = numba.config.CACHE_DIR or _kept_in()
    for module, name, function in _plain:
        if function not in _compiled:
            _compiled[function] = _kept(numba.njit, function, **_HOW[function.__module__])
        setattr(module, name, _compiled[function])
    fused.count_bits = _count_bits()
    return True


def _kept_in() -> str:
    """A folder for these very sources: what is compiled holds code and types of other modules, but is taken for stale by its own alone."""
    here = Path(__file__).parent
    sources = sha256(b"".join(path.read_bytes() for path in sorted(here.glob("*.py")))).hexdigest()
    return str(here / "__pycache__" / f"compiled-{sources[:16]}")


def use_plain() -> None:
    for module, name, function in _plain:
        setattr(module, name, function)


def kernel(function):
    """`function`, compiled where the kernels are. For functions that call no other."""
    if not compiled():
        return function
    if function not in _compiled:
        from numba import njit

        _compiled[function] = _kept(njit, function)
    return _compiled[function]


def _kept(njit, function, **how):
    try:
        return njit(cache=True, **how)(function)
    except RuntimeError:  # nowhere to write to
        return njit(**how)(function)


def _count_bits():
    from numba import types
    from numba.extending import intrinsic

    @intrinsic
    def count_bits(context, word):
        return types.uint64(types.uint64), lambda context, builder, signature, arguments: builder.ctpop(arguments[0])

    return count_bits
