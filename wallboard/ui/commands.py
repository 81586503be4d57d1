"""What the palette offers beside queues and agents: all that the board can do, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace
from textual.dom import DOMNode
from textual.message import Message

from wallboard.model.view import BY_NEED, Grouping, Order, View
from wallboard.ui.render.agent_columns import ALL_AGENT_COLUMNS
from wallboard.ui.render.columns import Column
from wallboard.ui.render.goals import Command
from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS
from wallboard.ui.screens.floor_screen import FloorScreen
from wallboard.ui.screens.theme_picker import ThemePicker
from wallboard.ui.widgets.view_changed import ViewChanged

_FOLD, _LOGGED_OUT, _GROUP, _HEAT = "list.fold", "list.logged-out", "list.group", "list.heat"
_LEFT_OUT = (
    "list.next-panel",
    "list.previous-panel",
    "list.sort",
    "heat.left",
    "heat.right",
    "drill-down.back",
    "anywhere.draw-anew",
    "wall.back",
    "app.palette",
    _FOLD,
    _LOGGED_OUT,
    _GROUP,
    _HEAT,
)
"""Keys that lead nowhere from the palette, and those of which it says more."""
_ON_A_ROW = ("board.copy",)
"""What the keys of a board do beside moving its cursor."""
_GROUPINGS = {
    Grouping.NEED: "agents by need, in no groups",
    Grouping.STATE: "group agents by state",
    Grouping.GROUP: "group agents by group",
}


@dataclass
class ActionChosen(Message):
    """Something is to be done for which there is a key."""

    action: str
    """As the key's binding has it."""
    node: DOMNode
    """The part of the screen whose binding it is."""


@dataclass
class ViewChosen(Message):
    """A view of the configuration is to be looked through: as it is there by then, if it still is."""

    name: str


def commands(screen: FloorScreen, view: View, views: Sequence[str], themes: Sequence[str], theme: str) -> list[Command]:
    """Return what can be done on a screen: screens, named views, what its keys do, ways to look, themes, orders.

    `views` and `themes` are names; `view` and `theme` are those of the moment: what is so already says so.
    """
    keys = list(_keys(screen))
    return [
        *(key for key in keys if key.kind == "screen"),
        *(Command("view", name, ViewChosen(name), remark=_now(name == view.name)) for name in views),
        *(key for key in keys if key.kind != "screen"),
        *_ways_to_look(view, _shown_keys(screen)),
        *(Command("theme", name, ThemePicker.Chosen(name), remark=_now(name == theme)) for name in themes),
        *_sorts("queues", ALL_QUEUE_COLUMNS, view.queue_order, lambda now, order: replace(now, queue_order=order)),
        *_sorts("agents", ALL_AGENT_COLUMNS, view.agent_order, lambda now, order: replace(now, agent_order=order)),
    ]


def _keys(screen: FloorScreen) -> Iterator[Command]:
    """Yield what the screen's keys do, each once."""
    seen: set[str] = set()
    shown = _shown_keys(screen)
    for active in screen.active_bindings.values():
        binding = active.binding
        key_id = binding.id or ""
        is_offered = key_id in _ON_A_ROW or not (key_id.startswith("board.") or key_id in _LEFT_OUT)
        if active.enabled and key_id and is_offered and key_id not in seen:
            seen.add(key_id)
            kind = "screen" if binding.action.startswith("show_list(") else "command"
            chosen = ActionChosen(binding.action, active.node)
            yield Command(kind, screen.key_words.get(key_id, binding.description), chosen, keys=shown[key_id])


def _shown_keys(screen: FloorScreen) -> dict[str, str]:
    """Return by id the key that does a thing on the screen, as people write it."""
    shown: dict[str, str] = {}
    for active in screen.active_bindings.values():
        if active.binding.id:
            shown.setdefault(active.binding.id, screen.app.get_key_display(active.binding))
    return shown


def _ways_to_look(view: View, keys: Mapping[str, str]) -> Iterator[Command]:
    """Yield what can be folded, listed and grouped; from a screen without those rows it leads to one with them."""

    def way(name: str, rows: str, key_id: str, change: Callable[[View], View], *, is_now: bool = False) -> Command:
        changed = ViewChanged(lambda now: _where_seen(change(now), rows))
        return Command("look", name, changed, keys=keys.get(key_id, ""), remark=_now(is_now))

    fold = "unfold quiet queues" if view.folds else "fold quiet queues"
    yield way(fold, "queues", _FOLD, lambda now: replace(now, folds=not now.folds))
    listed = "count the logged-out agents" if view.lists_logged_out else "list the logged-out agents"
    yield way(listed, "agents", _LOGGED_OUT, lambda now: replace(now, lists_logged_out=not now.lists_logged_out))
    heat = "agents as rows" if view.is_heat else "agents as a heat map"
    yield way(heat, "agents", _HEAT, lambda now: replace(now, is_heat=not now.is_heat))
    for grouping, name in _GROUPINGS.items():
        yield way(name, "agents", "", _grouped(grouping), is_now=grouping is view.grouping)


def _sorts(
    rows: str, columns: Sequence[Column[Any]], order: Order, ordered: Callable[[View, Order], View]
) -> Iterator[Command]:
    """Yield an order for each column that has one; the present one is offered reversed."""

    def sort(column: str, words: str) -> Command:
        is_now = column == order.column
        chosen = Order(column, is_reversed=is_now and not order.is_reversed)
        by = f"{words}{', reversed' if chosen.is_reversed else ''}"
        return Command("sort", f"sort {rows} by {by}", ViewChanged(lambda now: _where_seen(ordered(now, chosen), rows)))

    yield sort(BY_NEED, BY_NEED)
    yield from (sort(column.key, column.spoken) for column in columns if column.order)


def _where_seen(view: View, rows: str) -> View:
    return view if view.screen in ("overview", rows) else replace(view, screen=rows)


def _grouped(grouping: Grouping) -> Callable[[View], View]:
    return lambda view: replace(view, grouping=grouping)


def _now(is_now: bool) -> str:
    return "now" if is_now else ""
