"""The app: makes the floor of each situation, hands it down, and is the only one that goes from screen to screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import var

from wallboard.model.floor import Floor
from wallboard.model.instant import Clock, Instant
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.ui.ending import EndingApp
from wallboard.ui.screens.agents import AgentsScreen
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.screens.drill_down import AgentScreen, QueueScreen
from wallboard.ui.screens.help import HelpScreen
from wallboard.ui.screens.overview import OverviewScreen
from wallboard.ui.screens.queues import QueuesScreen
from wallboard.ui.themes import DEFAULT_THEME, theme_files
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.queue_grid import QueueGrid

SCREENS: dict[str, type[BoardScreen]] = {"overview": OverviewScreen, "queues": QueuesScreen, "agents": AgentsScreen}


class WallboardApp(EndingApp):
    """The board."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "show_list('overview')", "overview", id="app.overview"),
        Binding("2", "show_list('queues')", "queues", id="app.queues"),
        Binding("3", "show_list('agents')", "agents", id="app.agents"),
        Binding("r", "read_now", "read now", id="app.read-now"),
        Binding("t", "next_theme", "theme", id="app.theme"),
        Binding("question_mark", "help", "help", key_display="?", id="app.help"),
        Binding("q", "quit", "quit", id="app.quit"),
    ]

    # Always: to compare two floors of 20,000 agents takes longer than to draw one.
    floor: var[Floor] = var(Floor, always_update=True)
    now: var[Instant | None] = var[Instant | None](None)

    def __init__(
        self,
        situations: Callable[[], AsyncIterator[Situation]],
        *,
        standards: Standards,
        clock: Clock,
        tenant: str,
        read_now: Callable[[], bool],
        theme: str = DEFAULT_THEME,
        start_screen: str = "overview",
    ) -> None:
        """Make the board.

        `situations` is asked once, when the screen stands; `read_now` asks for a reading ahead of its time, and says
        False where that cannot be; `tenant` is what the header calls the floor; `theme` and `start_screen` are names
        of `theme_files()` and `SCREENS`.
        """
        super().__init__()
        self._situations = situations
        self._standards = standards
        self._clock = clock
        self._tenant = tenant
        self._read_now = read_now
        self._first_theme = theme
        self._start_screen = start_screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return a colour for each of our variables, since the style sheets are read before a theme is chosen."""
        return dict(theme_files()[DEFAULT_THEME].colours)

    def on_mount(self) -> None:
        """Open the first screen, and begin to read."""
        self.animation_level = "none"
        for file in theme_files().values():
            self.register_theme(file.theme())
        self.theme = self._first_theme
        self.now = self._clock()
        for name, screen in SCREENS.items():
            bound = screen(self._standards, self._tenant).data_bind(WallboardApp.floor, WallboardApp.now)
            self.install_screen(bound, name)
        self.push_screen(self._start_screen)
        self.set_interval(1.0, self._tick)
        self.run_worker(self._follow())

    async def _follow(self) -> None:
        left: list[Floor] = []
        async for situation in self._situations():
            floor = await asyncio.to_thread(self._judged, situation, self._clock(), left)
            left.append(self.floor)
            self.floor = floor
            self.now = self._clock()

    def _judged(self, situation: Situation, at: Instant, left: list[Floor]) -> Floor:
        # In a thread: to judge 5,000 agents, and to free those of the floor before last, takes longer than to draw.
        left.clear()
        return Floor.of(situation, self._standards, at.wall, self.floor)

    def _tick(self) -> None:
        self.now = self._clock()

    def action_show_list(self, name: str) -> None:
        """Go to one of the screens that have a number."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(name)

    async def action_back(self) -> None:
        """Leave a drill-down."""
        if len(self.screen_stack) > 2:
            self.pop_screen()

    def action_read_now(self) -> None:
        """Ask for a reading ahead of its time."""
        if not self._read_now():
            self.notify("Not now: at most once per 10 s, and less often while it fails.", timeout=3)

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        names = list(theme_files())
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_help(self) -> None:
        """Explain keys, signs and figures."""
        if isinstance(self.screen, BoardScreen):
            self.push_screen(HelpScreen(self.screen.keys(all_of_them=True)))

    @on(QueueGrid.Opened)
    def open_queue(self, message: QueueGrid.Opened) -> None:
        """Show one queue."""
        self._drill_down(QueueScreen(self._standards, self._tenant, message.queue_id))

    @on(AgentBoard.Opened)
    def open_agent(self, message: AgentBoard.Opened) -> None:
        """Show one agent."""
        self._drill_down(AgentScreen(self._standards, self._tenant, message.agent_id))

    def _drill_down(self, screen: BoardScreen) -> None:
        self.push_screen(screen.data_bind(WallboardApp.floor, WallboardApp.now))
