"""When Python looks for objects that nothing needs any more but that need each other.

Not before a board has begun: a start makes 200,000 objects that stay, and each look through them takes time from the
first frame. And then where nobody types: a look keeps all else waiting, a key too.

And what becomes of an answer's bytes: they go back to the system. glibc would learn from the first one to take the next
from among all else, where 6 MB of 5,000 agents stay a hole for good.
"""

import gc
from contextlib import suppress

_NEVER = 1_000_000
"""New objects before a look: more than a start makes."""
_SELDOM = 500_000
"""New objects before a look that waits for no rest. A poll of 20,000 agents makes 80,000, none of them in a cycle; to
look through 50,000 takes 30 to 80 ms, in which no key is answered."""
_THOROUGH = 360
"""One of so many looks is at all there is, and not only at what is new: in an hour."""
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


def look(number: int) -> None:
    """Look now, for the `number`th time: through what is new, and now and then through all but what a start made."""
    gc.collect(1 if number % _THOROUGH else 2)
