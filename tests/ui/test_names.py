"""What the configuration may name must be what the screen has: the columns to sort by, and the actions of keys."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input

from wallboard.config.actions import ACTIONS, EDITING
from wallboard.model.columns import AgentColumn, QueueColumn
from wallboard.model.view import BY_NEED
from wallboard.ui import later
from wallboard.ui.app import WallboardApp
from wallboard.ui.render.agent_columns import ALL_AGENT_COLUMNS
from wallboard.ui.render.columns import Column, Row
from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS


def sortable(columns: tuple[Column[Row], ...]) -> list[str]:
    return [BY_NEED, *(column.key for column in columns if column.order)]


def ours(part: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """All classes of this program below one of Textual's."""
    for below in part.__subclasses__():
        if below.__module__.startswith("wallboard."):
            yield below
        yield from ours(below)


def bound() -> dict[str, tuple[str, ...]]:
    """Id → keys of everything that is bound anywhere."""
    later.load()  # what the first frame does without has keys, too
    keys: dict[str, list[str]] = {}
    parts = set(ours(DOMNode))
    assert WallboardApp in parts
    for part in parts:
        for binding in Binding.make_bindings(part.__dict__.get("BINDINGS", [])):
            assert binding.id, f"{part.__name__} binds {binding.key} without an id"
            assert binding.description, f"{binding.id} says not what it does"
            keys.setdefault(binding.id, []).append(binding.key)
    return {action: tuple(dict.fromkeys(names)) for action, names in keys.items()}


def test_keys_that_edit_where_one_types_are_known() -> None:
    edits = {binding.key for binding in Binding.make_bindings(Input.BINDINGS)}

    assert {key for key in edits if not key.startswith("super+")} == EDITING


def test_queues_can_be_sorted_by_what_the_configuration_may_name() -> None:
    assert set(QueueColumn) == set(sortable(ALL_QUEUE_COLUMNS))


def test_agents_can_be_sorted_by_what_the_configuration_may_name() -> None:
    assert set(AgentColumn) == set(sortable(ALL_AGENT_COLUMNS))


def test_the_actions_that_can_be_remapped_are_those_that_are_bound_with_their_keys() -> None:
    assert {name: action.keys for name, action in ACTIONS.items()} == bound()
