"""What has been said of a floor. From it and the floor as it is now come the sentences that are new.

worse      at once
better     once it has been so for a minute: what goes up and down at its limit would talk without end
stale      nothing is said of what an old number tells

Nobody hears more than a few sentences at a time: where there are more, those about one topic become one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.situation import Freshness
from wallboard.model.spoken.agents import agent_concerns
from wallboard.model.spoken.claim import Claim, claimed
from wallboard.model.spoken.concern import MANY_BETTER, MANY_WORSE, Concern, Topic
from wallboard.model.spoken.queues import floor_concerns, queue_concerns
from wallboard.model.spoken.wording import listed

CALM_S = 60.0
"""How long something must be better before that is said."""
SETTLE_S = 12.0
"""So long the two lists may differ before that is said: what goes wrong for both is mostly found a poll apart."""
AT_ONCE = 3
"""So many sentences are said one by one; and so many names in one about many."""


class Standing(Struct, frozen=True):
    """How one thing stood when it was told last."""

    level: int = 0
    better_since_s: float | None = None
    """Since when it has been better than that, on the steady clock."""


class Heard(Struct, frozen=True):
    """All that has been said and still counts."""

    claim: Claim = field(default_factory=Claim)
    differs_since_s: float | None = None
    """Since when the claim has been another one that is not said yet, on the steady clock."""
    standings: Mapping[Topic, Mapping[str, Standing]] = field(default_factory=dict)
    """By topic and key of a concern."""

    def after(self, floor: Floor, now: Instant, *, names: bool = False) -> tuple[Heard, tuple[str, ...]]:
        """Return what has been said once the sentences are that the floor gives rise to at a moment, and those.

        `names`: agents may be named.
        """
        claim = Claim.of(floor.situation, now)
        heard = self._settled(claim, now)
        claims = claimed(self.claim, heard.claim, floor.situation, floor.standards.time_zone)
        standings = dict(self.standings)
        worse: list[Concern] = []
        better: list[Concern] = []
        for topic, concerns in _known(floor, claim, names=names):
            standings[topic] = _followed(self.standings.get(topic, {}), concerns, now.steady_s, worse, better)
        sentences = (*claims, *_sentences(worse, better))
        return replace(heard, standings=standings), tuple(f"{words}." for words in sentences)

    def _settled(self, claim: Claim, now: Instant) -> Heard:
        """Return what is claimed now: another claim only if it is the same for both lists, or lasts."""
        if claim == self.claim:
            return replace(self, differs_since_s=None)
        since_s = now.steady_s if self.differs_since_s is None else self.differs_since_s
        if claim.is_of_both or now.steady_s - since_s >= SETTLE_S:
            return replace(self, claim=claim, differs_since_s=None)
        return replace(self, differs_since_s=since_s)


def _known(floor: Floor, claim: Claim, *, names: bool) -> Iterator[tuple[Topic, Sequence[Concern]]]:
    """Yield how the things of each topic stand, where the list that tells it is live."""
    if claim.queues is Freshness.LIVE:
        of_queues = list(queue_concerns(floor.queues))
        for topic in (Topic.WAITS, Topic.LEVELS):
            yield topic, [concern for concern in of_queues if concern.topic is topic]
        yield Topic.FLOOR, list(floor_concerns(floor))
    if claim.agents is Freshness.LIVE:
        yield Topic.AGENTS, list(agent_concerns(floor.agents, names=names))


def _followed(
    before: Mapping[str, Standing],
    concerns: Sequence[Concern],
    now_s: float,
    worse: list[Concern],
    better: list[Concern],
) -> Mapping[str, Standing]:
    """Return how all stands, and add what is to be told; what is not there any more is forgotten."""
    standings = {}
    for concern in concerns:
        was = before.get(concern.key, Standing())
        standing = Standing(concern.level)
        if concern.level > was.level:
            worse.append(concern)
        elif concern.level < was.level and concern.is_at_its_limit:
            standing = Standing(was.level)
        elif concern.level < was.level:
            since_s = now_s if was.better_since_s is None else was.better_since_s
            if now_s - since_s >= CALM_S:
                better.append(concern)
            else:
                standing = Standing(was.level, since_s)
        if standing != Standing():
            standings[concern.key] = standing
    return standings


def _sentences(worse: Sequence[Concern], better: Sequence[Concern]) -> Iterator[str]:
    worst_first = sorted(worse, key=lambda concern: -concern.level)
    is_much = len(worse) + len(better) > AT_ONCE
    for topic in Topic:
        concerns = [concern for concern in worst_first if concern.topic is topic]
        if is_much and len(concerns) > 1:
            some = "; ".join(concern.words for concern in concerns[:AT_ONCE])
            yield f"{MANY_WORSE[topic].format(len(concerns))}: {some}"
        else:
            yield from (concern.words for concern in concerns)
    for topic in Topic:
        concerns = [concern for concern in better if concern.topic is topic]
        if is_much and len(concerns) > 1:
            names = listed([concern.name for concern in concerns], AT_ONCE)
            yield f"{MANY_BETTER[topic].format(len(concerns))}: {names}"
        else:
            yield from (concern.relief for concern in concerns)
