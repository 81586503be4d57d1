"""When Python looks for objects that nothing needs any more but that need each other: not before a board has begun.

A start makes 200,000 objects that stay, and each look through them takes time from the first frame.

And what becomes of an answer's bytes: they go back to the system. glibc would learn from the first one to take the next
from among all else, where 6 MB of 5,000 agents stay a hole for good.
"""

import gc
from contextlib import suppress

_NEVER = 1_000_000
"""New objects before a look: more than a start makes."""
_SELDOM = 50_000
"""A poll of 5,000 agents makes 20,000 objects, none of them in a cycle. At Python's own 700 a look through all there is
would follow every poll: 25 ms in which no key is answered."""
_MMAP_THRESHOLD = -3
"""glibc's name for it, M_MMAP_THRESHOLD."""
_LARGE = 1 << 20


def hold_off() -> None:
    """Look for nothing while the program starts."""
    gc.set_threshold(_NEVER, 20, 100)


def take_up() -> None:
    """Look from now on, and not at what is there already: it stays until the end."""
    gc.freeze()
    gc.set_threshold(_SELDOM, 20, 100)
    import ctypes  # noqa: PLC0415 — here, because it takes its time of a start

    with suppress(OSError, AttributeError):  # another C library has no such thing to set
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
