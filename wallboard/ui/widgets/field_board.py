"""Every field of one record, with its value and what it means."""

from __future__ import annotations

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.fields import FIELD_COLUMNS, FieldRow
from wallboard.ui.widgets.board import Board


class FieldBoard(Board[FieldRow]):
    """The fields of the queue or agent of a drill-down."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(FIELD_COLUMNS, id=id)

    def title(self) -> tuple[Spans, Spans]:
        """Return what this is."""
        return (("ALL FIELDS", "label"), ("  as the API gave them", "hint")), ()

    def text_of(self, row: FieldRow) -> str:
        """Return name and meaning."""
        return f"{row.id} {row.meaning}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the key that would open a field."""
        return action != "open"

    def opened(self, record_id: str) -> None:
        """Do nothing: a field has no screen of its own."""
