"""The palette: go to any queue or agent, do anything the board can do, by typing a part of its name.

 › sal
 ▲ Sales  116                             6 waiting · 1:34          queue
 ● Sally Jones  sjones                    available   1:05          agent
   filter: sal                                                      filter
 ↑↓ choose  ⏎ go  esc close                                       3 found

Not Textual's own: that makes each name a candidate of its own in Python, draws results after a quarter of a second and
reads markup in names.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.model.filter import Filter, Narrowing, while_typed
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.name_index import NameIndex, ranked
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render.cells import Spans, justified
from wallboard.ui.render.goals import Command, Goal, Moments
from wallboard.ui.render.moment import Moment
from wallboard.ui.screens.sized import Sized
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.bound_key import bound_key
from wallboard.ui.widgets.goal_list import GoalList
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.summary import Summary
from wallboard.ui.widgets.typed_line import TypedLine
from wallboard.ui.widgets.view_changed import ViewChanged

MOST = 100
"""Goals that are found at most: who wants another one types another letter."""
_SORT = "sort"
_NOTHING: Spans = (("  nothing is called that, and no row says it", "hint"),)


class _Query(TypedLine):
    """The line, whose keys move the mark, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "up", id="palette.up"),
        Binding("down", "move(1, 0)", "down", id="palette.down"),
        Binding("pageup", "move(0, -1)", "page up", id="palette.page-up"),
        Binding("pagedown", "move(0, 1)", "page down", id="palette.page-down"),
        Binding("escape,ctrl+p", "screen.dismiss", "close", id="palette.close"),
    ]

    @dataclass
    class Moved(Message):
        """The mark is to move; told on the way of what is typed, so that it is heard after that."""

        lines: int
        pages: int

    def action_move(self, lines: int, pages: int) -> None:
        """Ask for it."""
        self.post_message(self.Moved(lines, pages))


class PaletteScreen(Sized, ModalScreen[Message | None]):
    """Ends with what to tell the app, or with None."""

    DEFAULT_CSS = """
    PaletteScreen {
        align: center middle; background: $background 0%;
        #frame { width: 108; max-width: 100%; height: 30; max-height: 92%; background: $background; padding: 1 2; }
        #palette { background: $panel; border-left: outer $accent; padding: 1 1; }
        #line { height: 1; padding: 0 1; background: $cursor; }
        Static { width: 2; color: $accent; text-style: bold; }
        TypedLine { width: 1fr; }
        GoalList { margin: 1 0; }
    }
    """

    floor: var[Floor] = var(Floor, init=False, always_update=True)
    """Bound to the App's: the latest reading, judged."""
    now: var[Instant | None] = var[Instant | None](None, init=False)
    """Bound to the App's: goes on each second."""

    def __init__(self, commands: Sequence[Command]) -> None:
        """Offer the commands, and the queues and agents of the floor."""
        super().__init__()
        self._commands = tuple(commands)
        by_kind = {command.kind: [one for one in commands if one.kind == command.kind] for command in commands}
        indexes = {kind: NameIndex(of_kind, _name_of_command, kind=kind) for kind, of_kind in by_kind.items()}
        # There are so many orders that they would stand before everybody with an S.
        self._last = [index for kind, index in indexes.items() if kind == _SORT]
        self._first = [index for kind, index in indexes.items() if kind != _SORT]
        self._queues = NameIndex[QueueRow]((), _name_of_queue)
        self._agents = NameIndex[AgentRow]((), _name_of_agent)
        self._found: list[Goal] = []
        self._key_names = ("", "", "")

    def compose(self) -> ComposeResult:
        """Place the line, what is found, and the keys."""
        with Vertical(id="frame"), Vertical(id="palette"):
            with Horizontal(id="line"):
                yield Static("›")
                yield _Query()
            yield GoalList()
            yield Summary()

    def on_descendant_focus(self) -> None:
        """Name the keys of the line, which has them now."""
        up, down = bound_key(self, "palette.up"), bound_key(self, "palette.down")
        go = self.app.get_key_display(Binding("enter", "go"))
        self._key_names = (f"{up}{down}", go, bound_key(self, "palette.close"))
        self.query_one(Summary).redraw()

    def on_mount(self) -> None:
        """Offer what there is."""
        self.query_one(Summary).show(self._keys)
        self._take_floor()

    def watch_floor(self) -> None:
        """Look in a new reading."""
        if self.is_mounted:
            self._take_floor()

    def watch_now(self) -> None:
        """Let the timers go on."""
        if self.is_mounted:
            self._tick()

    def _take_floor(self) -> None:
        self._tick()
        self._show()
        self.run_worker(self._look_through(self.floor), name="palette", exclusive=True)

    def _tick(self) -> None:
        feeds, now = self.floor.situation, self.now
        if now is not None:
            self.query_one(GoalList).tick(Moments(Moment.of(feeds.queues, now), Moment.of(feeds.agents, now)))

    async def _look_through(self, floor: Floor) -> None:
        # In a thread: to put 20,000 names in order takes longer than a key may.
        self._queues, self._agents = await asyncio.to_thread(_names_of, floor)
        if self.query(_Query):  # it may have been closed meanwhile, and its parts be gone
            self._show()

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Find what is typed."""
        event.stop()
        self._show()

    @on(_Query.Moved)
    def move(self, message: _Query.Moved) -> None:
        """Move the mark."""
        found = self.query_one(GoalList)
        found.move(message.lines + message.pages * max(1, found.size.height - 1))

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        """Go to the goal that is marked."""
        event.stop()
        if goal := self.query_one(GoalList).marked:
            self._go_to(goal)

    @on(GoalList.Clicked)
    def go_to_clicked(self, message: GoalList.Clicked) -> None:
        """Go to the goal that was clicked."""
        self._go_to(message.goal)

    def _go_to(self, goal: Goal) -> None:
        """End with what the app is told of a goal: with what else is found, to go on to the next from there."""
        match goal:
            case QueueRow():
                found = [row.id for row in self._found if isinstance(row, QueueRow)]
                self.dismiss(QueueGrid.Opened(goal.id, found))
            case AgentRow():
                found = [row.id for row in self._found if isinstance(row, AgentRow)]
                self.dismiss(AgentBoard.Opened(goal.id, found))
            case Command():
                self.dismiss(goal.message)

    def _show(self) -> None:
        typed = self.query_one(_Query).value.strip()
        self._found = self._goals(typed)
        filters, note = ([], _NOTHING) if self._leaves_nothing(typed) else _filters(typed)
        self.query_one(GoalList).show([*self._found, *filters], typed, () if self._found else note)
        self.query_one(Summary).redraw()

    def _leaves_nothing(self, typed: str) -> bool:
        """Say whether nothing is found, and the boards would be empty with it as a filter for all of them."""
        chosen = Filter.of(typed)
        if self._found or not (chosen.queues and chosen.agents):
            return False
        queues = Narrowing[QueueRow]().left(self.floor.queues, chosen.queues)
        return not (queues or Narrowing[AgentRow]().left(self.floor.agents, chosen.agents))

    def _goals(self, typed: str) -> list[Goal]:
        if typed:
            return ranked([self._queues, *self._first, self._agents, *self._last], typed, MOST)
        return [*(row for row in self.floor.queues if row.severity > Severity.NONE), *self._commands]

    def _keys(self, width: int) -> list[Spans]:
        pairs = zip(self._key_names, ("choose", "go", "close"), strict=True)
        left: Spans = tuple(span for key, words in pairs for span in ((key, "accent"), (f" {words}  ", "label")))
        found = f"the first {MOST}" if len(self._found) == MOST else f"{len(self._found)} found"
        return [justified(left, ((found, "hint"),), width)]


def _filters(typed: str) -> tuple[list[Command], Spans]:
    """Return the command that filters by what is typed, or what is wrong with that."""
    expression, needs = while_typed(typed)
    if problem := Filter.of(expression).problem:
        return [], ((f"  {problem}", "warning"),)
    if needs or not typed:
        return [], ((f"  {needs}", "hint"),)
    return [Command("filter", f"filter: {typed}", ViewChanged(lambda view: replace(view, filter=typed)))], ()


def _names_of(floor: Floor) -> tuple[NameIndex[QueueRow], NameIndex[AgentRow]]:
    return (
        NameIndex(floor.queues, _name_of_queue, kind="queue"),
        NameIndex(floor.agents, _name_of_agent, kind="agent"),
    )


def _name_of_queue(row: QueueRow) -> tuple[str, str]:
    return row.queue.name, row.id


def _name_of_agent(row: AgentRow) -> tuple[str, str]:
    return row.agent.name, row.id


def _name_of_command(command: Command) -> tuple[str, str]:
    return command.name, ""
