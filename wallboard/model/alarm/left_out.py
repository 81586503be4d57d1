"""Which alarms a view leaves out. They go on: alarms are judged over all that a profile is about, whatever is shown.

A queue and an agent belong to the views that choose them. A sum belongs to those that show all queues that it adds up
(of a group: all agents), and so the same sum. The lists themselves belong to every view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from wallboard.model.agent_row import AgentRow
from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.queue_row import QueueRow
from wallboard.model.standards import Standards


class LeftOut(Struct, frozen=True):
    """What a view leaves out of a floor."""

    standards: Standards
    """With the view's choice of queues and agents."""
    queues: Sequence[QueueRow] = ()
    agents: Sequence[AgentRow] = ()

    def of(self, alarms: Alarms) -> frozenset[Key]:
        """Return the alarms that are about any of it, those among them that are over."""
        by_subject: dict[tuple[Scope, str], list[Alarm]] = {}
        for alarm in chain(alarms.open.values(), alarms.past):
            by_subject.setdefault((alarm.scope, alarm.subject_id), []).append(alarm)
        return frozenset(alarm.key for about in by_subject.values() if self._has(about[0]) for alarm in about)

    def _has(self, alarm: Alarm) -> bool:
        """Say whether what an alarm is about, or a part of it, is left out. Who is gone is told by name."""
        subject_id, standards = alarm.subject_id, self.standards
        match alarm.scope:
            case Scope.QUEUE:
                return not standards.queues.chooses(subject_id, alarm.name)
            case Scope.AGENT:
                return not standards.agents.chooses(subject_id, alarm.name)
            case Scope.GROUP:
                return any(row.group == subject_id for row in self.agents)
            case _:
                return any(self._are_of(alarm.scope, subject_id))

    def _are_of(self, scope: Scope, subject_id: str) -> Iterator[bool]:
        """Yield of the queues that are left out whether they are of a sum."""
        teams = [team.queues for team in self.standards.teams if scope is Scope.TEAM and team.name == subject_id]
        for row in self.queues:
            match scope:
                case Scope.TEAM:
                    yield any(queues.chooses(row.id, row.queue.name) for queues in teams)
                case Scope.MEDIUM:
                    yield row.medium == subject_id
                case _:
                    yield scope is Scope.FLOOR
