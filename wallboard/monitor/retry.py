"""How long to leave a server alone after a try that failed."""

from __future__ import annotations

from random import Random

from wallboard.api.errors import ApiError, CredentialsRefused, ServerBusy

_PAUSES_S = (10.0, 20.0, 40.0, 50.0)
"""After the first, second, … try in a row; the last of them from then on."""
_JITTER = 0.2
REFUSED_S = 60.0
"""A tenant whose credentials are tried too often may be locked out."""
_LONGEST_S = 300.0
"""Of all pauses, whatever a server asks for."""


def scattered(pause_s: float, random: Random) -> float:
    """Return a pause that is up to a fifth longer: so those that failed together do not come back together."""
    return min(_LONGEST_S, pause_s * random.uniform(1.0, 1.0 + _JITTER))


def pause_s(error: ApiError, tries: int, random: Random) -> float:
    """Return the seconds to wait after `error`, the last of so many tries in a row that failed."""
    if isinstance(error, CredentialsRefused):
        return REFUSED_S * random.uniform(1.0, 1.0 + _JITTER / 2)
    if isinstance(error, ServerBusy) and error.retry_after_s is not None:
        return scattered(max(_PAUSES_S[0], error.retry_after_s), random)
    return scattered(_PAUSES_S[min(tries, len(_PAUSES_S)) - 1], random)
