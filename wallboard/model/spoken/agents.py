"""What can be wrong with agents: over a limit, or dropped by the system. Counted, or by name where that is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from wallboard.model.agent_row import AgentRow
from wallboard.model.need import AgentNeed
from wallboard.model.spoken.concern import Concern, Topic
from wallboard.model.spoken.wording import duration

_ONE_BY_ONE = 3
_WORDS = {AgentNeed.OVER_LIMIT: "over the limit", AgentNeed.DROPPED: "dropped by the system"}


def agent_concerns(rows: Iterable[AgentRow], *, names: bool) -> Iterator[Concern]:
    """Yield how those stand that need a look, each by name; or else how many they are."""
    if names:
        yield from (_named(row) for row in rows if row.need in _WORDS)
        return
    needs = Counter(row.need for row in rows)
    counts = [(needs[need], words) for need, words in _WORDS.items() if needs[need]]
    sentence = f"Agents: {', '.join(f'{number} {words}' for number, words in counts) or 'nobody over a limit'}"
    level = sum(_step(number) for number, _ in counts)
    yield Concern("agents", Topic.AGENTS, "Agents", level, sentence, sentence)


def _named(row: AgentRow) -> Concern:
    words = f"{row.agent.name}: {_over(row) if row.need is AgentNeed.OVER_LIMIT else _WORDS[row.need]}"
    # Who is back at work is seen, not told: the key is gone with the concern.
    return Concern(f"agent {row.id}", Topic.AGENTS, row.agent.name, 1, words, "")


def _over(row: AgentRow) -> str:
    time_s = row.agent.time_in_status_s or 0
    if row.limit_s is None or time_s <= row.limit_s:
        return "a caller is on hold for too long"
    return f"{row.agent.state_words} for {duration(time_s)}, over the limit"


def _step(number: int) -> int:
    """Return the steps in which a count is told: each of the first, then each half as many again."""
    return number if number <= _ONE_BY_ONE else _ONE_BY_ONE + int(log(number / _ONE_BY_ONE, 1.5))
