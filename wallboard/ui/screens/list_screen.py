"""Screens with boards: the keys that sort, filter, fold and list, whichever board has the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus, Resize

from wallboard.model.agent import Agent
from wallboard.model.alarm.alarm import Key
from wallboard.model.alarm.rule import Scope
from wallboard.model.fields import Record
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed
from wallboard.model.view import Grouping, View
from wallboard.ui.render.exported import Exported
from wallboard.ui.render.moment import Moment
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.alarm_board import AlarmBoard
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.bound_key import bound_key
from wallboard.ui.widgets.filter_line import FilterLine
from wallboard.ui.widgets.heat_map import HeatMap
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.view_changed import ViewChanged


class ListScreen(BoardScreen):
    """A screen with a queue grid, an agent board, or both."""

    can_export = True
    BINDINGS: ClassVar[list[BindingType]] = [
        # First of all keys: what is typed right behind the slash must find the line that it belongs to.
        Binding("slash", "filter", "filter", key_display="/", id="list.filter", priority=True),
        Binding("exclamation_mark", "only_alarms", "only alarms", key_display="!", id="list.only-alarms"),
        Binding("n", "step_to_alarm(1)", "next alarm", id="list.next-alarm"),
        Binding("N", "step_to_alarm(-1)", "previous alarm", id="list.previous-alarm", show=False),
        Binding("s", "sort", "sort", id="list.sort"),
        Binding("S", "reverse", "reverse the order", id="list.reverse", show=False),
        Binding("g", "fold", "fold", id="list.fold"),
        Binding("G", "group", "group", id="list.group"),
        Binding("h", "heat", "heat map", id="list.heat"),
        Binding("o", "list_logged_out", "logged out", id="list.logged-out"),
        Binding("tab", "next_panel", "next panel", id="list.next-panel", show=False),
        Binding("shift+tab", "previous_panel", "previous panel", id="list.previous-panel", show=False),
        Binding("escape", "clear_filter", "clear the filter", id="list.clear-filter", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._last_board: QueueGrid | AgentBoard | None = None
        self._grids: Sequence[QueueGrid] = ()
        self._agent_boards: Sequence[AgentBoard] = ()

    def compose(self) -> ComposeResult:
        """Add the line for the filter."""
        yield from super().compose()
        yield FilterLine()

    def on_mount(self) -> None:
        """Find the boards: once, for every key asks for them a dozen times."""
        self._grids, self._agent_boards = tuple(self.query(QueueGrid)), tuple(self.query(AgentBoard))
        for board in self.query(Board):
            self.follow_cursor(board)

    def show_keys(self) -> None:
        """Say which keys work, the heat map's in the title of the list, too."""
        super().show_keys()
        heat_key = bound_key(self, "list.heat")
        for board in self._agent_boards:
            board.heat_key = heat_key

    def boards(self) -> Iterator[QueueGrid | AgentBoard]:
        """Yield the boards of this screen that people see."""
        yield from self._grids
        yield from self.agent_boards()

    def agent_boards(self) -> Iterator[AgentBoard]:
        """Yield the list of agents or the heat map, whichever people see."""
        yield from (board for board in self._agent_boards if isinstance(board, HeatMap) is self.view.is_heat)

    def show_view(self) -> None:
        """Let the boards sort, filter, fold and group, and change between list and heat map."""
        for board in self.boards():
            board.look(self.seen_as)
        for board in self.agent_boards():
            if not board.display:
                self._change_to(board)
        self._show_counts()

    def share_height(self, *, is_resized: bool = False) -> None:
        """Give other parts what the boards leave of the height."""

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Hand the boards their rows."""
        for grid in self._grids:
            grid.show_floor(self.floor, queues)
        for board in self.agent_boards():
            board.show_floor(self.floor, agents)
        self._show_counts()

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let the boards tick."""
        for grid in self._grids:
            grid.tick(queues)
        for board in self.agent_boards():
            board.tick(agents)

    def watch_view(self, before: View, view: View) -> None:
        """Look at the floor in another way; other parts have what that leaves."""
        super().watch_view(before, view)
        if self._is_seen and view.screen == before.screen:
            self.share_height()

    def on_resize(self, event: Resize) -> None:
        """Share the new height, once the parts have theirs."""
        self.call_after_refresh(self.share_height, is_resized=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that would do nothing here."""
        does = super().check_action(action, parameters)
        match action:
            case "filter":
                does = not any(line.display for line in self.query(FilterLine))
            case "step_to_alarm":
                does = any(board.has_alarms for board in self.boards())
            case "fold":
                does = any(grid.can_fold for grid in self._grids)
            case "list_logged_out" | "group" | "heat":
                does = bool(self._agent_boards)
            case "sort" | "reverse":
                does = not isinstance(self._board(), HeatMap)
            case "next_panel" | "previous_panel":
                does = len(list(self.boards())) > 1
            case "clear_filter":
                does = bool(self.view.filter)
        return does

    def exported(self) -> Exported | None:
        """Return the rows of the board with the cursor."""
        board = self._board()
        feed: Feed[Record] = (
            self.floor.situation.queues if isinstance(board, QueueGrid) else self.floor.situation.agents
        )
        if feed.reading is None:
            return None
        read_at = feed.reading.counted_from.wall.astimezone(self.zone)
        what, record_type = ("queues", Queue) if isinstance(board, QueueGrid) else ("agents", Agent)
        return Exported(what, board.records(), record_type, board.drawn_lines(), read_at)

    def chosen_alarms(self) -> Sequence[Key]:
        """Return the alarm under the cursor, or those about the queue or agent that is."""
        focused = self.focused
        if isinstance(focused, AlarmBoard):
            return focused.chosen
        if not isinstance(focused, QueueGrid | AgentBoard) or focused.line_of_cursor() is None:
            return ()
        scope = Scope.QUEUE if isinstance(focused, QueueGrid) else Scope.AGENT
        return [alarm.key for alarm in self.floor.alarms.of(scope, focused.cursor_id or "")]

    def point_at(self, record_id: str) -> None:
        """Put the cursor of the board that has the keys on a queue or agent."""
        self._board().point_at(record_id)

    def action_filter(self) -> None:
        """Begin to type a filter."""
        self.query_one(FilterLine).begin(self.view.filter)

    def action_clear_filter(self) -> None:
        """Filter by nothing."""
        self.post_message(ViewChanged(lambda view: replace(view, filter="")))

    def action_next_panel(self) -> None:
        """Give the keys to the next board."""
        self.focus_next()

    def action_previous_panel(self) -> None:
        """Give the keys to the board before."""
        self.focus_previous()

    def action_sort(self) -> None:
        """Sort the board with the cursor by its next column."""
        self._board().cycle_sort()

    def action_reverse(self) -> None:
        """Turn the order of the board with the cursor round."""
        self._board().reverse()

    def action_fold(self) -> None:
        """Fold or unfold the quiet queues."""
        self.post_message(ViewChanged(lambda view: replace(view, folds=not view.folds)))

    def action_only_alarms(self) -> None:
        """Leave out the rows without an alarm, or show them again."""
        self.post_message(ViewChanged(lambda view: replace(view, only_alarms=not view.only_alarms)))

    def action_step_to_alarm(self, by: int) -> None:
        """Move the cursor to the next row that an alarm is about, or to the one before; from board to board."""
        boards, own = list(self.boards()), self._board()
        if by < 0:
            boards.reverse()
        at = boards.index(own)
        # The board that one is on comes last, too: after the last alarm of all, the first.
        others = (board for board in [*boards[at + 1 :], *boards[:at], own] if board.step_to_alarm(by, anew=True))
        found = own if own.step_to_alarm(by) else next(others, None)
        if found is not None:
            self.set_focus(found)

    def action_group(self) -> None:
        """Group the agents by state, by group, or not at all."""
        groupings = list(Grouping)

        def regrouped(view: View) -> View:
            return replace(view, grouping=groupings[(groupings.index(view.grouping) + 1) % len(groupings)])

        self.post_message(ViewChanged(regrouped))

    def action_heat(self) -> None:
        """Show the agents as a heat map, or as a list."""
        self.post_message(ViewChanged(lambda view: replace(view, is_heat=not view.is_heat)))

    def action_list_logged_out(self) -> None:
        """List the agents who are logged out, or count them."""
        self.post_message(ViewChanged(lambda view: replace(view, lists_logged_out=not view.lists_logged_out)))

    @on(FilterLine.Filtered)
    def filter_boards(self, message: FilterLine.Filtered) -> None:
        """Show what the filter leaves."""
        self.post_message(ViewChanged(lambda view: replace(view, filter=message.text), sets="filter"))

    @on(FilterLine.Left)
    def stop_typing(self) -> None:
        """Give the keys back to a board."""
        self.set_focus(self._board())

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember the board that has the keys, while a filter is typed."""
        if isinstance(event.widget, QueueGrid | AgentBoard):
            self._last_board = event.widget
        self.show_keys()

    def _change_to(self, shown: AgentBoard) -> None:
        """Show the list instead of the map, or the map instead of the list, with the cursor on the same agent."""
        for hidden in self._agent_boards:
            if hidden is shown:
                continue
            # First, or both would share the height for a moment, and be laid out and drawn for that.
            hidden.display = False
            shown.display = True
            shown.cursor_id = hidden.cursor_id
            if self._last_board is hidden:
                self._last_board = shown
            if hidden.has_focus:
                self.set_focus(shown)
        if self.now is not None:
            shown.show_floor(self.floor, Moment.of(self.floor.situation.agents, self.now))

    def _show_counts(self) -> None:
        filtered = [board for board in self.boards() if board.is_filtered]
        counts = [("queues" if isinstance(board, QueueGrid) else "agents", *board.counts) for board in filtered]
        self.query_one(FilterLine).show(counts)

    def _board(self) -> QueueGrid | AgentBoard:
        return self._last_board or next(self.boards())
