"""What has been said of a floor. From it and the floor as it is now come the sentences that are new.

worse    an alarm is raised or gets worse: at once
over     with how long it lasted: an alarm has been calm for long enough by then
eased    not told: what is less bad than it was has still to be over
stale    alarms stand as they were, and that is said

Nobody hears more than a few sentences at a time: where there are more, those about one topic become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.alarm.alarms import Change
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.spoken.claim import Claim, claimed
from wallboard.model.spoken.concern import Concern, Key, concerns_of
from wallboard.model.spoken.manner import MANY_OVER, MANY_WORSE, Manners, Topic
from wallboard.model.spoken.sentences import Sentences
from wallboard.model.spoken.wording import listed

CALM_S = 60.0
"""How long fewer agents must be in alarm before more of them are told again: their number goes up and down all day."""
SETTLE_S = 12.0
"""So long the two lists may differ before that is said: what goes wrong for both is mostly found a poll apart."""
AT_ONCE = 3
"""So many sentences are said one by one; and so many names in one about many."""


class Standing(Struct, frozen=True):
    """How one thing stands, and what was told of it."""

    concern: Concern
    level: int
    """The one that counts: what is no worse than that is not told."""
    better_since_s: float | None = None
    """Since when it has been better than that, on the steady clock."""

    def after(self, concern: Concern, now_s: float) -> Standing:
        """Return it as it stands now. What eases is at once less bad; a number of agents once it has been for long."""
        concern = replace(concern, since=self.concern.since)
        if concern.level >= self.level or not concern.is_counted:
            return Standing(concern, concern.level)
        since_s = now_s if self.better_since_s is None else self.better_since_s
        if now_s - since_s >= CALM_S:
            return Standing(concern, concern.level)
        return Standing(concern, self.level, since_s)


class Heard(Struct, frozen=True):
    """All that has been said and still counts."""

    claim: Claim = field(default_factory=Claim)
    differs_since_s: float | None = None
    """Since when the claim has been another one that is not said yet, on the steady clock."""
    standings: Mapping[Key, Standing] = field(default_factory=dict)

    def after(
        self, floor: Floor, manners: Manners, now: Instant, *, names: bool = False
    ) -> tuple[Heard, tuple[str, ...]]:
        """Return what has been said once the sentences are that the floor gives rise to at a moment, and those.

        It is to be called after each time that the floor's alarms were judged. `names`: agents may be named.
        """
        heard = self._settled(Claim.of(floor.situation, now), now)
        claims = claimed(self.claim, heard.claim, floor.situation, floor.standards.time_zone)
        concerns = list(concerns_of(floor.alarms, manners, names=names))
        sentences = (*claims, *self._sentences(concerns, floor, now))
        return replace(heard, standings=self._stood(concerns, now.steady_s)), tuple(f"{words}." for words in sentences)

    def _settled(self, claim: Claim, now: Instant) -> Heard:
        """Return what is claimed now: another claim only if it is the same for both lists, or lasts."""
        if claim == self.claim:
            return replace(self, differs_since_s=None)
        since_s = now.steady_s if self.differs_since_s is None else self.differs_since_s
        if claim.is_of_both or now.steady_s - since_s >= SETTLE_S:
            return replace(self, claim=claim, differs_since_s=None)
        return replace(self, differs_since_s=since_s)

    def _stood(self, concerns: Iterable[Concern], now_s: float) -> Mapping[Key, Standing]:
        stood = {}
        for concern in concerns:
            before = self.standings.get(concern.key)
            stood[concern.key] = before.after(concern, now_s) if before else Standing(concern, concern.level)
        return stood

    def _sentences(self, concerns: Sequence[Concern], floor: Floor, now: Instant) -> Iterator[str]:
        tell = Sentences(floor, now)
        keys = {concern.key for concern in concerns}
        repeated = {news.alarm.key for news in floor.alarms.news if news.change is Change.REPEATED}
        worse = sorted(filter(self._is_worse, concerns), key=lambda concern: -concern.level)
        over = [standing.concern for key, standing in self.standings.items() if key not in keys]
        is_much = len(worse) + len(over) > AT_ONCE
        for topic, about in _by_topic(worse):
            words = [tell.worse(concern, self._before(concern)) for concern in about[: AT_ONCE if is_much else None]]
            if is_much and len(about) > 1:
                yield f"{MANY_WORSE[topic].format(len(about))}: {'; '.join(words)}"
            else:
                yield from words
        for topic, about in _by_topic(over):
            if is_much and len(about) > 1:
                yield f"{MANY_OVER[topic].format(len(about))}: {listed([one.name for one in about], AT_ONCE)}"
            else:
                yield from map(tell.over, about)
        for concern in concerns:
            if concern not in worse and any(alarm.key in repeated for _, alarm in concern.alarms):
                yield tell.still(concern)

    def _is_worse(self, concern: Concern) -> bool:
        before = self.standings.get(concern.key)
        return before is None or concern.level > before.level

    def _before(self, concern: Concern) -> Concern | None:
        before = self.standings.get(concern.key)
        return before.concern if before else None


def _by_topic(concerns: Sequence[Concern]) -> Iterator[tuple[Topic, Sequence[Concern]]]:
    for topic in Topic:
        about = [concern for concern in concerns if concern.topic is topic]
        if about:
            yield topic, about
