"""The agents of the overview: of each class those who have been in it longest, so that every class is seen.

◆ Ann     break      34:02    all who carry a sign
● Ben     available   4:50    … 52 more available
■ Cleo    busy       41:30    … 236 more busy
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import dropwhile, groupby

from wallboard.model.agent import AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.model.need import AgentNeed
from wallboard.model.view import Grouping, Order
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.note import Note

_LEAST = 2
"""Lines of a class: somebody, and how many more."""
_OF_FREE = 2
"""Whom one can give work to has so many lines for one of another class."""


class AgentDigest(AgentBoard):
    """All agents where they have room; or else those to look at, and the first of each class."""

    def lines_of(self, rows: list[AgentRow]) -> list[AgentRow | Note]:
        """Return the rows; who sorts, filters or groups gets all of them."""
        is_plain = self.order == Order() and self._view.grouping is Grouping.NEED and not self.is_filtered
        if not (is_plain and rows):
            return super().lines_of(rows)
        return digest(self.with_line(rows), self.lines_in_height, self.cursor_id) or super().lines_of(rows)


def digest(rows: Sequence[AgentRow], lines: int, cursor_id: str | None) -> list[AgentRow | Note]:
    """Return rows in order of need in so many lines, the cursor's among them; all of them where that is too few."""
    others = [*dropwhile(lambda row: row.severity > Severity.NONE, rows)]
    classes = [[*members] for _, members in groupby(others, key=lambda row: row.need)]
    signs = rows[: len(rows) - len(others)]
    room = lines - len(signs)
    if len(rows) <= lines or room < _LEAST * len(classes):
        return list(rows)
    digested: list[AgentRow | Note] = list(signs)
    for members, share in zip(classes, _shares(classes, room), strict=True):
        if len(members) <= share:
            digested += members
            continue
        kept, left = members[: share - 1], members[share - 1 :]
        kept[-1:] = [row for row in left if row.id == cursor_id] or kept[-1:]
        digested += [*kept, Note(line=partial(_more, len(left), left[-1].agent.state))]
    return digested


def _shares(classes: Sequence[Sequence[AgentRow]], room: int) -> list[int]:
    """Return how many lines each class has; all of them take turns for what is left."""
    shares = [min(len(members), _LEAST) for members in classes]
    turns = [at for at, members in enumerate(classes) for _ in range(_OF_FREE if _is_free(members) else 1)]
    while sum(shares) < room:
        for at in turns:
            if shares[at] < len(classes[at]) and sum(shares) < room:
                shares[at] += 1
    return shares


def _is_free(members: Sequence[AgentRow]) -> bool:
    return members[0].need is AgentNeed.FREE


def _more(number: int, state: AgentState, moment: Moment, _width: int) -> Spans:
    return ((f"  … {moment.mark}{count(number)} more {state.value}", "hint"),)
