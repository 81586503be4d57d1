"""An app that draws in Unicode or in ASCII: as somebody wants it, or else as the terminal can."""

from __future__ import annotations

from textual.binding import Binding
from textual.reactive import var

from wallboard.ui.driver import UnattendedDriver
from wallboard.ui.in_turn import InTurnApp
from wallboard.ui.render.ascii import PLAIN_SIGNS
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.terminal.abilities import UTF_8
from wallboard.ui.terminal.letters import Letters
from wallboard.ui.widgets.ink import ASCII, SIGNS, UNICODE
from wallboard.ui.widgets.key_line import KeyLine

_MEASURED = "◆"
"""Like most of our signs it is of ambiguous width: terminals for Chinese, Japanese or Korean may give it two cells."""
_ENTER = "⏎"


class LetteredApp(InTurnApp):
    """Signs are made ASCII where lines are drawn; what Textual draws besides, where it leaves for the terminal."""

    is_ascii: var[bool] = var(False, init=False)
    _is_asking = False

    def draw_in(self, *, ascii: bool | None) -> None:
        """Draw in ASCII, or not; None: as the terminal can, which draws in Unicode until it has answered."""
        if ascii is None:
            ascii = None if self.abilities.has_signs is None else not self.abilities.has_signs
        self._is_asking = ascii is None
        if self._is_asking and isinstance(self._driver, UnattendedDriver):
            self._driver.ask_for_width(_MEASURED, self._take_width)
        self.is_ascii = bool(ascii)

    def watch_is_ascii(self) -> None:
        """Draw everything anew."""
        if isinstance(self._driver, UnattendedDriver):
            self._driver.use(self.letters)
        self.mutate_reactive(LetteredApp.theme)
        for screen in self.screen_stack[-1:]:
            if isinstance(screen, BoardScreen) and screen.query(KeyLine):  # else it will, once it has its parts
                screen.show_keys()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Tell all parts by a variable which signs to draw."""
        return {SIGNS: ASCII if self.is_ascii else UNICODE}

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as people know it; Enter in letters where there is no sign for it."""
        shown = super().get_key_display(binding)
        return shown.replace(_ENTER, "enter") if self.is_ascii else shown

    @property
    def letters(self) -> Letters:
        """What may leave for the terminal."""
        encoding = self.abilities.encoding if self.is_ascii else self.abilities.written
        return Letters(PLAIN_SIGNS, encoding) if self.is_ascii or encoding != UTF_8 else Letters()

    def _take_width(self, cells: int) -> None:
        if self._is_asking:
            self._is_asking = False
            self.is_ascii = cells != 1
