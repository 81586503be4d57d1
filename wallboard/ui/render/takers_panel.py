"""Who could take a contact: the free, longest idle first, and those in wrap-up, longest first.

The API ties no agent to a queue. So it is told whose agents these are, and how many of them the queue counts as free.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from wallboard.model.foresight.takers import Taker, Takers
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render.agent_columns import sign
from wallboard.ui.render.cells import Spans, joined, wrapped
from wallboard.ui.render.columns import GAP, Column, place, wishes_of
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.words import NO_VALUE, count, duration, marked


class ShownTakers(Struct, frozen=True):
    """All that the panel is drawn from."""

    takers: Takers = field(default_factory=Takers)
    of_teams: Sequence[str] = ()
    """The teams of the queue, whose groups come first."""
    moment: Moment = field(default_factory=Moment)
    """The time of the agent list."""


def _name(taker: Taker, _moment: Moment, _width: int) -> Spans:
    return ((taker.row.agent.name or taker.row.id, "value"),)


def _group(taker: Taker, _moment: Moment, _width: int) -> Spans:
    return ((f" {taker.row.group}", "label"),)


def _for(taker: Taker, moment: Moment, _width: int) -> Spans:
    time_s = moment.ticked(taker.for_s)
    return ((NO_VALUE, "hint"),) if time_s is None else ((duration(time_s), "value"),)


def _chats(taker: Taker, _moment: Moment, _width: int) -> Spans:
    if taker.chats is None:
        return ()
    return ((f"chats {count(taker.chats)}/{count(taker.most_chats)}", "label"),)


_COLUMNS: tuple[Column[Taker], ...] = (
    Column("sign", "", 1, lambda taker, _moment, _width: sign(taker.row), 0),
    Column("name", "", 12, _name, 0, max_width=28, grows_by_text=True),
    Column("group", "", 8, _group, 1, max_width=24, grows_by_text=True),
    Column("for", "", 7, _for, 0, "right", is_figure=True),
    Column("chats", "", 9, _chats, 2),
)


def takers_panel(shown: ShownTakers, row: QueueRow, moment: Moment, most: int, width: int) -> Lines:
    """Return at most so many of those who are free, and at most half as many in wrap-up; `moment` is the queue's."""
    free, wrapping = shown.takers.free, shown.takers.wrapping
    placed = place(_COLUMNS, width, wishes_of([*free[:most], *wrapping[:most]], _COLUMNS, shown.moment))

    def listed(some: Sequence[Taker], most: int) -> Lines:
        kept = some if len(some) <= most else some[: most - 1]
        lines = [joined([part.draw(taker, shown.moment) for part in placed], (" " * GAP, "value")) for taker in kept]
        more: Spans = ((f"  … {shown.moment.mark}{count(len(some) - len(kept))} more", "hint"),)
        return (*lines, more) if len(kept) < len(some) else tuple(lines)

    nobody: Spans = (("  nobody", "hint"),)
    is_for_others = free and row.queue.free == 0
    return (
        (("FREE FOR OTHER QUEUES" if is_for_others else "FREE TO TAKE IT", "label"), ("  longest idle first", "hint")),
        *(listed(free, most) or (nobody,)),
        (("IN WRAP-UP", "label"), ("  longest first", "hint")),
        *(listed(wrapping, max(1, most // 2)) or (nobody,)),
        *(((line, "hint"),) for line in wrapped(_whose(shown, row, moment), width)),
    )


def _whose(shown: ShownTakers, row: QueueRow, moment: Moment) -> str:
    teams = f"the groups of {', '.join(shown.of_teams)} first" if shown.of_teams else "of all groups"
    free = marked(count(row.queue.free), moment.mark)
    return f"{teams}: the API ties no agent to a queue; it counts {free} free for this one"
