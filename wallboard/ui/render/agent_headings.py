"""The headings between the rows of the agent board: of a state, a group, and those who stand above their group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from rich.cells import cell_len

from wallboard.model.agent import AgentState
from wallboard.model.agent_groups import AgentGroup
from wallboard.model.figure import Severity
from wallboard.model.foresight.off_track import OffTrack
from wallboard.model.need import AgentNeed
from wallboard.ui.render import marks
from wallboard.ui.render.bars import STATE_ORDER, state_bar
from wallboard.ui.render.cells import Spans, fit, width_of
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count, duration

NO_GROUP = "no group"
_SIGN, _SIGN_INK = marks.SEVERITY[Severity.WARNING], marks.SEVERITY_INK[Severity.WARNING]
_LEAD = "  "
_LABEL_CELLS = (10, 28)
_BAR_CELLS = (8, 24)


def band_heading(number: int, moment: Moment) -> Spans:
    """Return the heading of those who carry a sign: they stand above all groups, and are counted in their own."""
    return (f"{_SIGN} ", _SIGN_INK), ("to look at", "strong"), (f"  {moment.mark}{count(number)}", "label")


def state_heading(group: AgentGroup, moment: Moment) -> Mapping[str, Spans]:
    """Return the heading of a state by column: how many are in it, and the longest time that one of them has been."""
    state = group.state or AgentState.UNKNOWN
    above: Spans = ((f", {_SIGN} {moment.mark}{count(group.signs)} above", "label"),) if group.signs else ()
    return {
        "sign": ((marks.STATE[state], marks.STATE_INK[state]),),
        "name": ((group_name(group), "strong"),),
        "state": ((f"{moment.mark}{count(len(group.rows))}", marks.STATE_INK[state]),),
        "for": ((duration(moment.ticked(group.longest_s)), "label"),),
        "why": (("longest", "hint"), *above),
    }


def deserted_line(groups: Sequence[AgentGroup], width: int) -> Spans:
    """Return the names of groups without anybody logged in, as many as fit in `width` cells, and how many more."""
    begin = f"{_LEAD}… nobody logged in: "
    names = [group_name(group) for group in groups]
    told = next((number for number in range(len(names), 0, -1) if cell_len(begin + _listed(names, number)) <= width), 0)
    return (
        (
            begin + _listed(names, told) if told else f"{_LEAD}… {count(len(names))} groups with nobody logged in",
            "hint",
        ),
    )


def _listed(names: Sequence[str], number: int) -> str:
    more = f" and {count(len(names) - number)} more" if number < len(names) else ""
    return ", ".join(names[:number]) + more


def group_name(group: AgentGroup) -> str:
    """Return what people call the group: the state's word, the group's label, or that there is none.

    Those who are logged out are a count elsewhere, which is not that of the dropped ones who are listed.
    """
    if group.state is AgentState.LOGGED_OUT and all(row.need is AgentNeed.DROPPED for row in group.rows):
        return OffTrack.DROPPED.value
    return group.state.value if group.state else group.label or NO_GROUP


class GroupHeadings(Struct, frozen=True):
    """The headings of all groups, the parts of which line up down the board.

    Sales               9 in   2 free  ◆ 1  ● 2  ■ 5  ◇ 1  ▪ 1  ▀▀▀▀▀▀▀▀▀▀
    Technical Support  12 in   0 free            ■ 9       ▪ 3  ▀▀▀▀▀▀▀▀▀▀
    """

    label_width: int
    digits: int
    """Of the largest count."""
    states: tuple[AgentState, ...]
    """Those that somebody is in."""
    has_signs: bool

    @classmethod
    def of(cls, groups: Sequence[AgentGroup], states: Mapping[AgentState, int], signs: int) -> GroupHeadings:
        """Measure the groups; `states` and `signs` count the agents of all of them."""
        widest = max((cell_len(group_name(group)) for group in groups), default=0)
        least, most = _LABEL_CELLS
        return cls(
            label_width=min(max(widest, least), most),
            digits=len(count(max((len(group.rows) for group in groups), default=0))),
            states=tuple(state for state in STATE_ORDER if states.get(state)),
            has_signs=signs > 0,
        )

    def draw(self, group: AgentGroup, moment: Moment, width: int) -> Spans:
        """Return one group's heading; where it is narrow it leaves out the bar first, then the states."""
        numbers: Spans = (
            (self._number(group.logged_in, moment), "value"),
            (" in  ", "label"),
            (self._number(group.free, moment), "available" if group.free else "label"),
            (" free", "label"),
        )
        room = width - len(_LEAD) - width_of(numbers)
        label = (fit(group_name(group), max(0, min(self.label_width, room - 2))), "strong")
        line: Spans = ((_LEAD, "label"), label, ("  ", "label"), *numbers)
        states = self._states(group, moment)
        if width_of(line) + width_of(states) <= width:
            line += states
        least, most = _BAR_CELLS
        bar = min(most, width - width_of(line) - 2)
        return (*line, ("  ", "label"), *state_bar(group.states, bar)) if bar >= least else line

    def _states(self, group: AgentGroup, moment: Moment) -> Spans:
        counts = [(marks.STATE[state], group.states.get(state, 0), marks.STATE_INK[state]) for state in self.states]
        if self.has_signs:
            counts.insert(0, (_SIGN, group.signs, _SIGN_INK))
        # A state that nobody of the group is in stays empty, so that what follows lines up with the other groups.
        blank = " " * len(self._number(0, moment))
        return tuple(
            (f"  {sign} {self._number(number, moment)}" if number else f"    {blank}", ink)
            for sign, number, ink in counts
        )

    def _number(self, number: int, moment: Moment) -> str:
        return fit(f"{moment.mark}{count(number)}", self.digits + len(moment.mark), "right")
