"""Sentences about what is wrong, without their end: when it begins or gets worse, goes on, and is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wallboard.model.alarm.alarm import Alarm, Ending
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.spoken.agents import counted
from wallboard.model.spoken.concern import Concern
from wallboard.model.spoken.manner import Manner, Topic
from wallboard.model.spoken.queues import standing
from wallboard.model.spoken.wording import duration, said, said_in


class Sentences:
    """Tells of a floor at a moment."""

    def __init__(self, floor: Floor, now: Instant) -> None:
        self._floor = floor
        self._now = now
        self._rows: dict[Scope, Mapping[str, Any]] = {}

    def worse(self, concern: Concern, before: Concern | None) -> str:
        """Say how it stands, that it has begun or is worse than before."""
        if concern.severity is not Severity.CRITICAL or concern.is_counted:
            return self._words(concern)
        is_new = before is None or before.severity is Severity.CRITICAL
        return f"{self._words(concern)}, {'critical' if is_new else 'now critical'}"

    def still(self, concern: Concern) -> str:
        """Say that it goes on."""
        critical = concern.severity is Severity.CRITICAL and not concern.is_counted
        return f"{self._words(concern)}, still {'critical' if critical else 'so'}"

    def over(self, concern: Concern) -> str:
        """Say that it is over, why, and after how long; as it was told last."""
        ended = self._ended(concern)
        at = ended.ended if ended and ended.ended else self._now
        ending = (ended.ending if ended else None) or Ending.CALM
        after = f"after {duration(max(0.0, at.since(concern.since)))}"
        if concern.is_counted:
            return f"{concern.name}: all well again {after}"
        if concern.topic is Topic.WAITS and ending is Ending.CALM:
            row = self._row(Scope.QUEUE, concern.alarms[0][1].subject_id)
            return f"{concern.name}: calm again {after}{f', {standing(row)}' if row else ''}"
        what = concern.alarms[0][0].name
        if not what:
            return f"{concern.name}: {ending} {after}"
        return f"{concern.name}: {what}{'' if ending is Ending.CALM else ','} {ending} {after}"

    def _words(self, concern: Concern) -> str:
        if concern.is_counted:
            return f"{concern.name}: {counted(manner.counted for manner, _ in concern.alarms)}"
        manner, alarm = concern.alarms[0]
        row = self._row(manner.rule.scope, alarm.subject_id)
        if concern.topic is Topic.WAITS and row is not None:
            return f"{concern.name}: {standing(row)}"
        return f"{concern.name}: {self._message(manner, alarm, row)}"

    def _message(self, manner: Manner, alarm: Alarm, row: Any) -> str:
        # While it is calm, and not yet for long enough, the row does not tell what is wrong.
        if row is None or alarm.calm is not None:
            return said_in(alarm.words)
        subjects = SUBJECTS[manner.rule.scope]
        untold = subjects.untold(self._floor.situation, self._now)
        return said_in(manner.message.of_row(row, subjects.fields, said, untold))

    def _row(self, scope: Scope, subject_id: str) -> Any:
        """Return the row of a subject; None where it is no longer listed."""
        if scope not in self._rows:
            self._rows[scope] = {row.id: row for row in SUBJECTS[scope].all_of(self._floor, self._now)}
        return self._rows[scope].get(subject_id)

    def _ended(self, concern: Concern) -> Alarm | None:
        """Return the last of its alarms to be over; None where it is past remembering."""
        keys = {alarm.key for _, alarm in concern.alarms}
        found: Sequence[Alarm] = [alarm for alarm in self._floor.alarms.past if alarm.key in keys]
        return max(found, key=lambda alarm: alarm.ended.steady_s if alarm.ended else 0.0, default=None)
