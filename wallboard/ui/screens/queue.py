"""One queue: what is, what will be, and what would be with more agents or fewer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, cast

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.reactive import var

from wallboard.model.alarm.rule import Scope
from wallboard.model.foresight.takers import takers
from wallboard.model.queue import Queue
from wallboard.model.queue_row import QueueRow
from wallboard.model.situation import Feed
from wallboard.ui.render.foresight_panel import WhatIf
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Layout
from wallboard.ui.render.queue_summary import ShownQueue, queue_layouts
from wallboard.ui.render.takers_panel import ShownTakers
from wallboard.ui.screens.drill_down import WIDE, DrillDown
from wallboard.ui.widgets.bound_key import bound_key

_ASKING = {"queue.more": 1, "queue.fewer": -1}
"""How many agents more each key asks for, by the id of its binding."""


class QueueScreen(DrillDown[QueueRow]):
    """One queue: what is, what will be, and what would be with more agents or fewer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "what_if(1)", "one agent more", id="queue.more"),
        Binding("minus", "what_if(-1)", "one fewer", id="queue.fewer"),
    ]

    scope = Scope.QUEUE
    more: var[int] = var(0, init=False)
    """What if so many more agents were there: forgotten with the queue."""
    _asked_in_vain = 0
    """What a key asked for last, when nobody could tell; 0: nothing."""
    _takers: ShownTakers | None = None

    def rows(self) -> Sequence[QueueRow]:
        """Return the queues of the floor: an alarm can lead to one that the view leaves out."""
        return self.floor.known_queues

    def feed(self) -> Feed[Queue]:
        """Return the queue list."""
        return self.floor.situation.queues

    def moment(self, queues: Moment, agents: Moment) -> Moment:
        """Return the time of the queue list."""
        return queues

    def record(self, row: QueueRow) -> Queue:
        """Return the queue."""
        return row.queue

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Take the queue, and who could take its contacts."""
        row = next((row for row in self.rows() if row.id == self.record_id), None)
        teams = self.floor.standards.teams_at_work(row.queue) if row else ()
        groups = frozenset[str]().union(*(team.group_ids for team in teams))
        self._takers = ShownTakers(takers(self.floor.agents, groups), [team.name for team in teams], agents)
        super().show_floor(queues, agents)

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let both lists tick."""
        if self._takers is not None:
            self._takers = replace(self._takers, moment=agents)
        super().show_time(queues, agents)

    def layouts(self, row: QueueRow, moment: Moment, taken_at: datetime, place: str) -> Sequence[Layout]:
        """Return who waits and who works on it, how it has gone, what will be, and who could help."""
        local = taken_at.astimezone(self.zone)
        keys = " ".join(filter(None, (bound_key(self, name) for name in _ASKING)))
        is_in_vain = bool(self._asked_in_vain) and not self.check_action("what_if", (self._asked_in_vain,))
        shown = ShownQueue(row, moment, local, place, WhatIf(self.more, keys, is_in_vain), self._takers)
        return queue_layouts(shown, fills_height=self.size.width >= WIDE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what if where nobody can tell, and fewer agents than none: None, since the keys say so then."""
        if action == "what_if":
            staffing = self._row.foresight.staffing.value if self._row else None
            return (staffing is not None and staffing.agents + self.more + cast("int", parameters[0]) >= 0) or None
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Let the panel say why nobody can tell what would be: a notice would go along to the next queue."""
        active = self.active_bindings.get(event.key)
        if active is not None and not active.enabled and active.binding.id in _ASKING:
            self._asked_in_vain = _ASKING[active.binding.id]
            self._show(is_new=False)

    def action_what_if(self, by: int) -> None:
        """Ask what would be with one agent more, or one fewer."""
        self._asked_in_vain = 0
        self.more += by

    def watch_more(self) -> None:
        """Tell it."""
        if self._is_seen:
            self.show_keys()
            self._show(is_new=False)

    def _forget_record(self) -> None:
        super()._forget_record()
        self.set_reactive(QueueScreen.more, 0)
        self._asked_in_vain = 0
