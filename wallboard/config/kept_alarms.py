"""The alarms that outlive a board: who had taken which, what has been over since yesterday, and who was told of them.

The steady clock begins anew with the machine, so moments are kept by the wall clock alone. It is read strictly: what
somebody has written by hand and got wrong is no alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal
from unicodedata import category

from msgspec import Struct
from msgspec import field as struct_field
from msgspec.structs import replace
from pydantic import AfterValidator, AwareDatetime, Field, ValidationError, model_validator

from wallboard.config.forms import visible
from wallboard.config.state_file import misunderstood
from wallboard.config.tables import Label, Table, Word
from wallboard.model.alarm.alarm import Acknowledged, Alarm, Ending, Run
from wallboard.model.alarm.alarms import KEPT, SNOOZES_S, Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.telling import Episode, Known, episode_of

KEPT_FOR = timedelta(days=1)
"""What stood longer ago says nothing of the day that begins."""
AHEAD = timedelta(minutes=5)
"""By so much the clocks of two boards may differ: what was written later than that was so by a clock that was wrong."""
_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC)
"""Between which a moment is believed, and so is kept: a machine without a clock begins in 1970."""
MOST_OPEN = 3000
"""On a floor with more of them, those that somebody has taken or put off come first."""
_LEVELS = {severity: severity.name.lower() for severity in (Severity.WARNING, Severity.CRITICAL)}
_Told = Mapping[Episode, frozenset[tuple[Channel, Severity]]]
"""Who was told of an alarm, each with the level that it was told last."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The alarms of one tenant at a moment. Equal to others that need no writing after these."""

    floor: str
    """Which tenant's they are: those of another one are never shown."""
    stands: frozenset[tuple[object, ...]]
    """All but the words, which change with every reading."""
    hour: datetime | None
    """In which they stood, where any does: what still stands is of today."""
    alarms: Alarms = field(compare=False, repr=False)
    told: _Told = field(compare=False, repr=False)
    at: Instant = field(compare=False)


class Recalled(Struct, frozen=True):
    """What a board begins with."""

    alarms: Alarms = struct_field(default_factory=Alarms)
    known: Mapping[Channel, Known] = struct_field(default_factory=dict)
    """What the channels that keep a record were told of these."""


def _exact(text: str) -> str:
    """Return an id, which an alarm is known by, with marks in place of what acts on a terminal alone.

    What is for private use, and what came to Unicode after this Python, it calls unprintable, too.
    """
    return "".join(sign if category(sign) in ("Co", "Cn") else visible(sign) for sign in text)


_Level = Literal["warning", "critical"]
_Visible = Annotated[str, AfterValidator(visible)]
_Moment = Annotated[AwareDatetime, Field(ge=_FIRST, le=_LAST)]


class _Taken(Table):
    by: Label
    at: _Moment


class _Raised(Table):
    rule: Label
    scope: Annotated[Scope, Field(strict=False)]
    subject: Annotated[str, AfterValidator(_exact)]
    name: _Visible
    words: _Visible
    level: _Level
    met: _Moment
    raised: _Moment
    told: _Moment
    taken: _Taken | None = None
    put_off_until: _Moment | None = None
    answered: _Moment | None = None
    """When it was taken, put off or let go last."""
    told_to: dict[Annotated[Channel, Field(strict=False)], _Level] | None = None
    """The levels that those were told last who keep a record of it."""


class _Over(_Raised):
    over: _Moment
    because: Annotated[Ending, Field(strict=False)]


class _File(Table):
    version: Literal[1]
    floor: Word
    at: _Moment
    open: list[_Raised]
    past: list[_Over] = Field(max_length=KEPT)

    @model_validator(mode="after")
    def _has_each_once(self) -> _File:
        if len({(alarm.rule, alarm.subject) for alarm in self.open}) < len(self.open):
            raise ValueError("an alarm is open twice")
        return self


def kept(recalled: Recalled, floor: str, at: Instant) -> Kept:
    """Return what to keep of a tenant's alarms as they stand at that moment."""
    alarms, told = recalled.alarms, _told(recalled.known)
    raised = [alarm for alarm in alarms.open.values() if alarm.is_raised]
    stands = frozenset((*_stand(alarm), told.get(episode_of(alarm))) for alarm in (*raised, *alarms.past))
    hour = at.wall.replace(minute=0, second=0, microsecond=0) if raised else None
    return Kept(floor, stands, hour, alarms, told, at)


def _told(known: Mapping[Channel, Known]) -> _Told:
    told: dict[Episode, frozenset[tuple[Channel, Severity]]] = {}
    for channel, alarms in known.items():
        for episode, alarm in alarms.items():
            told[episode] = told.get(episode, frozenset()) | {(channel, alarm.severity)}
    return told


def _stand(alarm: Alarm) -> tuple[object, ...]:
    moments = (alarm.fired, alarm.told, alarm.ended, alarm.snoozed_until, alarm.answered)
    taken = alarm.acknowledged
    return alarm.key, alarm.severity, *(moment and moment.wall for moment in moments), taken and taken.by


def text(keep: Kept) -> str:
    """Return it as JSON."""
    raised = [alarm for alarm in keep.alarms.open.values() if alarm.is_raised]
    raised.sort(key=lambda alarm: alarm.wants_somebody)
    file = _File(
        version=1,
        floor=keep.floor,
        at=_kept_moment(keep.at),
        open=[_Raised(**_written(alarm, keep.told)) for alarm in raised[:MOST_OPEN]],
        past=[
            _Over(**_written(alarm, keep.told), over=_kept_moment(alarm.ended), because=alarm.ending)
            for alarm in keep.alarms.past[:KEPT]
            if alarm.ended and alarm.ending
        ],
    )
    return file.model_dump_json(exclude_none=True) + "\n"


def _written(alarm: Alarm, told: _Told) -> dict[str, Any]:
    taken = alarm.acknowledged
    return {
        "rule": alarm.rule,
        "scope": alarm.scope,
        "subject": alarm.subject_id,
        "name": alarm.name,
        "words": alarm.words,
        "level": _LEVELS[alarm.severity],
        "met": _kept_moment(alarm.met.since),
        "raised": _kept_moment(alarm.began),
        "told": _kept_moment(alarm.told or alarm.began),
        "taken": taken and _Taken(by=visible(taken.by), at=_kept_moment(taken.at)),
        "put_off_until": alarm.snoozed_until and _kept_moment(alarm.snoozed_until),
        "answered": alarm.answered and _kept_moment(alarm.answered),
        "told_to": {channel: _LEVELS[severity] for channel, severity in told.get(episode_of(alarm), ())} or None,
    }


def _kept_moment(moment: Instant) -> datetime:
    return max(_FIRST, min(moment.wall, _LAST))


def parsed(data: bytes, floor: str, now: Instant) -> Recalled:
    """Return what such a text says of a tenant; ValueError with the reason where this version does not understand it.

    Alarms that have not been seen for a day are left out, those of a time to come, and those of another tenant.
    """
    try:
        file = _File.model_validate_json(data)
    except ValidationError as error:
        raise misunderstood(error) from None
    if file.floor != floor:
        return Recalled()
    stands = [(read, _alarm(read, now)) for read in file.open] if _is_recent(file.at, now) else []
    past = [(read, _over(read, now)) for read in file.past if _is_recent(read.over, now)]
    alarms = Alarms({alarm.key: alarm for _, alarm in stands}, tuple(alarm for _, alarm in past))
    return Recalled(alarms, _known((*stands, *past)))


def _is_recent(moment: datetime, now: Instant) -> bool:
    return -AHEAD <= _kept_moment(now) - moment < KEPT_FOR


def _known(found: Iterable[tuple[_Raised, Alarm]]) -> Mapping[Channel, Known]:
    known: dict[Channel, dict[Episode, Alarm]] = {}
    for read, alarm in found:
        for channel, level in (read.told_to or {}).items():
            known.setdefault(channel, {})[episode_of(alarm)] = replace(alarm, severity=Severity[level.upper()])
    return known


def _alarm(read: _Raised, now: Instant) -> Alarm:
    return Alarm(
        read.rule,
        read.scope,
        read.subject,
        read.name,
        read.words,
        Severity[read.level.upper()],
        Run(_instant(read.met, now)),
        fired=_instant(read.raised, now),
        told=_instant(read.told, now),
        acknowledged=Acknowledged(read.taken.by, _instant(read.taken.at, now)) if read.taken else None,
        snoozed_until=_put_off_until(read.put_off_until, now) if read.put_off_until else None,
        answered=_instant(read.answered, now) if read.answered else None,
    )


def _over(read: _Over, now: Instant) -> Alarm:
    return _alarm(read, now).over(read.because, _instant(max(read.over, read.raised), now))


def _put_off_until(moment: datetime, now: Instant) -> Instant:
    """Return that moment on both clocks; none is later than somebody can put an alarm off to now."""
    return now.plus(min((moment - now.wall).total_seconds(), SNOOZES_S[-1]))


def _instant(moment: datetime, now: Instant) -> Instant:
    """Return a moment on both clocks; none is later than now, whatever the wall clock was set to meanwhile."""
    ago = max(now.wall - moment, timedelta())
    return now.plus(-ago.total_seconds())
