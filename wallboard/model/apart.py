"""Where names that begin alike come apart: what must be seen of them where there is no room for the whole.

    Customer Service Billing     17
    Customer Service Sales       17
    Returns                       0    no other begins so

Who sees no more than that of a name takes it for another.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise, takewhile
from operator import eq


@lru_cache(maxsize=4)
def coming_apart(names: tuple[str, ...]) -> Mapping[str, int]:
    """Return by name how many characters it shares with the one most like it; those that go on in their own way only.

    Remembered: the names of a floor come back with each reading.
    """
    shared: dict[str, int] = {}
    for one, other in pairwise(sorted(set(names))):
        alike = sum(takewhile(bool, map(eq, one, other)))
        for name in (one, other):
            if alike < len(name):
                shared[name] = max(alike, shared.get(name, 0))
    return {name: alike for name, alike in shared.items() if alike}
