"""An app that shows the same all the time, however often the terminal is told; `z` suspends it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from wallboard.ui.ending import run_to_the_end
from wallboard.ui.redrawn import RedrawnApp


class Still(RedrawnApp):
    """Fills the screen with a pattern that tells every cell from its neighbours."""

    CSS = "Static { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+l", "draw_anew"), ("z", "suspend_process"), ("n", "next")]

    def __init__(self) -> None:
        super().__init__()
        self._number = 0

    def compose(self) -> ComposeResult:
        yield Static(pattern(200, 100))
        yield Static("READY 0")

    def action_next(self) -> None:
        self._number += 1
        list(self.query(Static))[1].update(f"READY {self._number}")


def pattern(columns: int, lines: int) -> str:
    return "\n".join("".join(chr(ord("a") + (x * 3 + y * 5) % 26) for x in range(columns)) for y in range(lines))


if __name__ == "__main__":
    run_to_the_end(Still())
