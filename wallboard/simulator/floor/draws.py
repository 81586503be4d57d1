"""Random durations: log-normal, as handling times and patience on real floors are."""

import math
from random import Random

_SPREAD = 0.6
"""Standard deviation of the logarithm: most are shorter than the mean, a few are several times as long."""


def duration_s(random: Random, mean_s: float, shortest_s: int = 1) -> int:
    """Whole seconds with about this mean, at least `shortest_s`."""
    return max(shortest_s, round(random.lognormvariate(math.log(mean_s) - _SPREAD * _SPREAD / 2, _SPREAD)))
