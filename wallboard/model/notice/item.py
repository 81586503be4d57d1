"""One alarm as it is told off the screen; several of agents, who are not named there, as their number.

Text of the API ends here as one short line of printable characters. What a channel makes of markup and mentions in it
is the channel's own business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from msgspec import Struct

from wallboard.model.alarm.alarm import Alarm, Ending
from wallboard.model.alarm.alarms import Change
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity

LONGEST_NAME = 80
LONGEST_WORDS = 200


class Item(Struct, frozen=True):
    """What is told of an alarm, or of several that look the same without names."""

    change: Change
    severity: Severity
    rule: str
    scope: Scope
    subject: str
    """For people: `Billing`, `an agent of Sales`, `3 agents of Sales`."""
    words: str
    """What is wrong, or why it is over."""
    since: datetime
    """When it was raised; of several the first. Aware."""
    lasted_s: float | None = None
    """From then to its end, in seconds, of several the longest; None while it stands."""
    number: int = 1
    """How many alarms it is."""
    episode: str | None = None
    """The same from the moment it is raised until it is over; None where it could tell an agent."""


def items(told: Iterable[tuple[Change, Alarm]], groups: Mapping[str, str], *, names: bool) -> tuple[Item, ...]:
    """Return what is told of alarms: the worst first, then the latest, and what is over at the end.

    `groups` is the label of the group that an agent belongs to, by the agent's id.
    """
    named: list[Item] = []
    unnamed: dict[tuple[Change, Severity, str, str, Ending | None], list[Alarm]] = defaultdict(list)
    for change, alarm in told:
        if alarm.scope is Scope.AGENT and not names:
            group = one_line(groups.get(alarm.subject_id, ""), LONGEST_NAME)
            unnamed[change, alarm.severity, alarm.rule, group, alarm.ending].append(alarm)
        else:
            named.append(_named(change, alarm))
    counted = (_counted(change, alarms, group) for (change, _, _, group, _), alarms in unnamed.items())
    return tuple(sorted((*named, *counted), key=_place))


def one_line(text: str, longest: int) -> str:
    """Return a text as one line of printable characters, cut where it is too long."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text[:4096]).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _place(item: Item) -> tuple[bool, int, float]:
    return item.change is Change.OVER, -item.severity, -item.since.timestamp()


def _named(change: Change, alarm: Alarm) -> Item:
    since = alarm.began.wall
    begun = since.astimezone(UTC).isoformat(timespec="seconds")
    return Item(
        change,
        alarm.severity,
        alarm.rule,
        alarm.scope,
        one_line(alarm.name, LONGEST_NAME) or one_line(alarm.subject_id, LONGEST_NAME) or "?",
        _ending(alarm) if change is Change.OVER else one_line(alarm.words, LONGEST_WORDS),
        since,
        alarm.lasted_s,
        episode=f"{alarm.rule} {one_line(alarm.subject_id, LONGEST_NAME)} {begun}",
    )


def _counted(change: Change, alarms: list[Alarm], group: str) -> Item:
    """Return agents as their number. Neither the alarms' words nor their ids are told: a rule may have put names in."""
    first, number = alarms[0], len(alarms)
    of_group = f" of {group}" if group else ""
    lasted = [alarm.lasted_s for alarm in alarms if alarm.lasted_s is not None]
    return Item(
        change,
        first.severity,
        first.rule,
        first.scope,
        f"{f'{number} agents' if number > 1 else 'an agent'}{of_group}",
        _ending(first) if change is Change.OVER else first.rule,
        min(alarm.began.wall for alarm in alarms),
        max(lasted, default=None),
        number,
    )


def _ending(alarm: Alarm) -> str:
    return str(alarm.ending or Ending.CALM)
