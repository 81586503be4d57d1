"""The choice of a form to export what is on screen in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.exported import FORMS
from wallboard.ui.screens.sized import Sized
from wallboard.ui.widgets.bound_key import bound_key
from wallboard.ui.widgets.summary import Summary


class ExportScreen(Sized, ModalScreen[str | None]):
    """A few lines over the board; ends with the name of a form, or None."""

    DEFAULT_CSS = """
    ExportScreen {
        align: center middle; background: $background 0%;
        Summary { box-sizing: content-box; width: 50; padding: 1 2; border-left: outer $accent; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(form[0], f"dismiss('{form}')", form, id=f"export.{form}") for form in FORMS),
        Binding("escape,e,q", "dismiss", "leave", id="export.close"),
    ]

    def __init__(self, what: str) -> None:
        """Ask for what is to be written: "12 queues, as they are sorted and filtered"."""
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """Place the lines."""
        yield Summary()

    def on_mount(self) -> None:
        """Draw them."""
        self.query_one(Summary).show(self._lines)

    def _lines(self, width: int) -> list[Spans]:
        choices: list[Spans] = [
            (
                (f" {bound_key(self, f'export.{form}')} ", "accent"),
                (f" {form.upper() if form != 'text' else form:<6}", "strong"),
                (meaning, "label"),
            )
            for form, meaning in FORMS.items()
        ]
        return [
            (("EXPORT  ", "label"), (self._what, "value")),
            (),
            *choices,
            (),
            ((f" {bound_key(self, 'export.close')} ", "accent"), ("leave", "label")),
        ]
