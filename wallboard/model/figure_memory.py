"""The board's own memory of the headline: what each figure was in the last hour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.course import Course, Trend
from wallboard.model.figure import Figure
from wallboard.model.queue import QueueKind
from wallboard.model.queue_row import QueueRow
from wallboard.model.situation import Situation

Numbers = Mapping[Figure, float | None]
"""What the figures are now; None: no value."""


class FigureMemory(Struct, frozen=True):
    """What the figures were."""

    of_queues: Course = field(default_factory=Course)
    """Figures of the queue list."""
    of_agents: Course = field(default_factory=Course)
    """Figures of the agent list, which may be read at another time."""
    queued_today: Mapping[str, int] = field(default_factory=dict)
    """By queue id, as last read on this day: once the same queues have fewer together, another one has begun."""
    days: int = 0
    """How many days have begun since this memory did: no difference is taken across the tenant's midnight."""

    def plus(self, situation: Situation, numbers: Numbers, rows: Sequence[QueueRow]) -> FigureMemory:
        """Return the memory with the figures of the situation's two lists, where these are new; they are of `rows`.

        That of a list that has never been read starts anew: it is another tenant's.
        """
        return self._plus_queues(situation, numbers, rows)._plus_agents(situation, numbers)

    def of(self, figure: Figure) -> Trend:
        """Return what a figure was: of several readings the largest where that is the worst, or else the mean."""
        course = self.of_agents if figure.is_of_agents else self.of_queues
        return course.trend(self._key(figure), max if figure.worsens_downwards is False else fmean)

    def _plus_queues(self, situation: Situation, numbers: Numbers, rows: Sequence[QueueRow]) -> FigureMemory:
        if situation.queues.reading is None:
            return replace(self, of_queues=Course(), queued_today={})
        at_s = self.of_queues.new_in(situation.queues)
        if at_s is None:
            return self
        memory = self._on_the_day_of(rows)
        return replace(memory, of_queues=self.of_queues.plus(at_s, memory._keyed(numbers, of_agents=False)))

    def _on_the_day_of(self, rows: Sequence[QueueRow]) -> FigureMemory:
        """Return the memory on the day of a reading; what one reading lacks says nothing of it."""
        counted = [row.queue for row in rows if row.kind is not QueueKind.EXCLUDED]
        queued = {queue.id: queue.day_queued for queue in counted if queue.day_queued is not None}
        before = self.queued_today
        if sum(number - before.get(queue_id, number) for queue_id, number in queued.items()) < 0:
            return replace(self, queued_today=queued, days=self.days + 1)
        return replace(self, queued_today={**before, **queued})

    def _plus_agents(self, situation: Situation, numbers: Numbers) -> FigureMemory:
        if situation.agents.reading is None:
            return replace(self, of_agents=Course())
        at_s = self.of_agents.new_in(situation.agents)
        if at_s is None:
            return self
        return replace(self, of_agents=self.of_agents.plus(at_s, self._keyed(numbers, of_agents=True)))

    def _keyed(self, numbers: Numbers, *, of_agents: bool) -> Mapping[str, float | None]:
        return {self._key(figure): number for figure, number in numbers.items() if figure.is_of_agents is of_agents}

    def _key(self, figure: Figure) -> str:
        return f"{figure} of day {self.days}" if figure.is_of_day else figure
