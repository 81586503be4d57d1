"""Named views: ways to look at the floor, written down for the palette and for each wall's `--view`.

[profiles.main.views.phones]
queues = ["Sales*", "Support*"]
queue_sort = "longest"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter

from wallboard.config import forms
from wallboard.config.forms import near
from wallboard.config.tables import Id, Table, Word
from wallboard.model.columns import AgentColumn, QueueColumn
from wallboard.model.filter import Filter, FilterError, parse
from wallboard.model.selection import Selection
from wallboard.model.view import Grouping, Order, View

ScreenName = Literal["overview", "queues", "agents", "alarms"]


def _expression(text: str) -> str:
    """Return the text of a filter; ValueError with the reason where it is none."""
    try:
        parse(text)
    except FilterError as error:
        raise ValueError(f"is no filter: {error}") from error
    return text


class ViewTable(Table):
    """A way to look at the floor, under a name. Where it chooses queues or agents, every figure is over its choice."""

    screen: ScreenName | None = Field(
        None, examples=['"queues"'], description="Screen to open; left out: `start_screen`."
    )
    queue_ids: list[Id] | None = Field(None, examples=['["116", "117"]'], description="Exact ids of its queues.")
    queues: list[Word] | None = Field(
        None,
        examples=['["Sales*"]'],
        description="Patterns on id or name of its queues. With neither given the profile's; `[]` is all of them.",
    )
    agent_ids: list[Id] | None = Field(None, examples=['["jdoe"]'], description="Exact ids of its agents.")
    agents: list[Word] | None = Field(
        None,
        examples=['["* Smith"]'],
        description="Patterns on id or name of its agents. With neither given the profile's; `[]` is all of them.",
    )
    filter: Annotated[str, AfterValidator(forms.one_line), AfterValidator(_expression)] = Field(
        "", examples=['"sales wait>60"'], description="Filter of the rows, as one types it after `/`: see filter.md."
    )
    queue_sort: Annotated[QueueColumn, Field(strict=False)] = Field(
        QueueColumn.NEED,
        examples=['"longest"'],
        description=f"Column to sort queues by: {', '.join(QueueColumn)}.",
    )
    queue_reversed: bool = Field(False, examples=["true"], description="Queues the other way round.")
    agent_sort: Annotated[AgentColumn, Field(strict=False)] = Field(
        AgentColumn.NEED, examples=['"for"'], description=f"Column to sort agents by: {', '.join(AgentColumn)}."
    )
    agent_reversed: bool = Field(False, examples=["true"], description="Agents the other way round.")
    fold: bool = Field(True, examples=["false"], description="Quiet and closed queues stand in one line.")
    grouping: Annotated[Grouping, Field(strict=False)] = Field(
        Grouping.NEED, examples=['"group"'], description="How agents are parted: need (not at all), state, or group."
    )
    heat: bool = Field(False, examples=["true"], description="Agents as a heat map: one cell each.")
    logged_out: bool = Field(False, examples=["true"], description="Logged-out agents are listed.")
    only_alarms: bool = Field(False, examples=["true"], description="Rows without an alarm are left out.")


def view(name: str, table: ViewTable, start_screen: str) -> View:
    """Return the view that a table describes; `start_screen` is opened where it names none."""
    return View(
        name=name,
        screen=table.screen or start_screen,
        filter=table.filter,
        queue_order=Order(table.queue_sort, table.queue_reversed),
        agent_order=Order(table.agent_sort, table.agent_reversed),
        folds=table.fold,
        grouping=table.grouping,
        is_heat=table.heat,
        lists_logged_out=table.logged_out,
        only_alarms=table.only_alarms,
        queues=_selection(table.queue_ids, table.queues),
        agents=_selection(table.agent_ids, table.agents),
    )


def views(tables: Mapping[str, ViewTable], start_screen: str) -> dict[str, View]:
    """Return the views that tables describe, by name."""
    return {name: view(name, written, start_screen) for name, written in tables.items()}


def _selection(ids: Sequence[str] | None, patterns: Sequence[str] | None) -> Selection | None:
    if ids is None and patterns is None:
        return None
    return Selection(tuple(ids or ()), tuple(patterns or ()))


def no_view(name: str, known: Iterable[str]) -> str:
    """Return what to say of a view that does not exist."""
    names = list(known)
    return f'there is no view "{name}"{near(name, names)} (has {", ".join(names) or "none"})'


def table(view: View) -> ViewTable:
    """Return a view as a table, for what is remembered: its name and its choice of queues and agents stay behind."""
    return ViewTable(
        screen=TypeAdapter(ScreenName).validate_python(view.screen),
        filter=_remembered_filter(view.filter),
        queue_sort=QueueColumn(view.queue_order.column),
        queue_reversed=view.queue_order.is_reversed,
        agent_sort=AgentColumn(view.agent_order.column),
        agent_reversed=view.agent_order.is_reversed,
        fold=view.folds,
        grouping=view.grouping,
        heat=view.is_heat,
        logged_out=view.lists_logged_out,
        only_alarms=view.only_alarms,
    )


def _remembered_filter(text: str) -> str:
    """Return the filter, or '' for one that filters nothing because it is wrong."""
    return "" if Filter.of(text).problem else text
