"""What the pages of a wall list: queues, teams, agents by group, service levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from wallboard.model.agent import AgentState
from wallboard.model.agent_groups import AgentGroup, agent_groups
from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.foresight.breach import left_s
from wallboard.model.level_gauge import LevelGauge
from wallboard.model.need import QueueNeed, queue_severity
from wallboard.model.queue_row import QueueRow
from wallboard.model.service_level import is_on_target
from wallboard.model.team import FreeAgents, Team
from wallboard.model.totals import rated
from wallboard.model.view import Grouping
from wallboard.ui.render import marks
from wallboard.ui.render.agent_headings import NO_GROUP
from wallboard.ui.render.bars import gauge, state_bar
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.gauges import level_name
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.opening import opening
from wallboard.ui.render.queue_columns import level_ink
from wallboard.ui.render.wall_table import Column, Row, Table
from wallboard.ui.render.words import NO_VALUE, count, duration, marked, percent

_QUEUE_COLUMNS = (
    Column("WAITING", 0),
    Column("OLDEST", 0),
    Column("STATE", 1, is_right=False),
    Column("FREE", 2),
    Column("LEVEL 30 MIN", 3),
)
_AGENT_STATES = (
    AgentState.AVAILABLE,
    AgentState.OFFERED,
    AgentState.BUSY,
    AgentState.WRAP_UP,
    AgentState.BREAK,
    AgentState.OFFLINE,
)
_PRIORITIES = (0, 4, 0, 1, 2, 5)
AT_LEAST = "≥"


def queue_table(floor: Floor, moment: Moment, now: datetime) -> Table:
    """Return the queues of the selection, worst first; `now` is aware, in the tenant's zone."""
    rows = tuple(_queue(row, moment, now) for row in floor.queues)
    wanting = [row.severity > Severity.NONE for row in floor.queues]

    def more(left: int) -> Sequence[str]:
        urgent, sign = sum(wanting[len(rows) - left :]), marks.SEVERITY[Severity.WARNING].strip()
        words, short = f"{count(left)} more", f"+{count(left)}"
        if not urgent:
            return words, short
        return f"{words}, {count(urgent)} of them {sign}", f"{words}, {count(urgent)} {sign}", f"{short} {sign}"

    return _with_levels(Table("QUEUES", _QUEUE_COLUMNS, rows, more, _nothing(moment, "queue")))


def team_table(floor: Floor, moment: Moment, agents: Moment, now: datetime) -> Table:
    """Return the teams, worst first; `now` is aware, in the tenant's zone."""
    rows = tuple(_team(team, moment, agents, now) for team in floor.teams)
    return _with_levels(Table("TEAMS", _QUEUE_COLUMNS, rows, nothing=_nothing(moment, "team")))


def agent_table(floor: Floor, moment: Moment, *, names: bool) -> Table:
    """Return the agents by group: how many are in which state, and with names those to look at."""
    groups = [group for group in agent_groups(floor.agents, Grouping.GROUP) if not group.is_deserted]
    columns = [Column(state.value.upper(), at) for state, at in zip(_AGENT_STATES, _PRIORITIES, strict=True)]
    if names:
        columns.append(Column("LOOK AT", 6, is_right=False))
    rows = tuple(_group(group, moment, names=names) for group in groups)
    if len(rows) > 1:
        everybody = AgentGroup(floor.agents, label="all")
        rows = (*rows, _group(everybody, moment, names=False, columns=len(columns)))
    return Table("AGENTS", tuple(columns), rows, nothing=_nothing(moment, "agent at work"))


def level_table(floor: Floor, moment: Moment) -> Table:
    """Return the service levels of the live floor and of each medium."""
    columns = (Column("30 MIN", 0), Column("TARGET", 1), Column("DAY", 2))
    rows = tuple(_level(level, moment) for level in floor.gauges)
    return Table("SERVICE LEVEL", columns, rows, nothing=_nothing(moment, "queue"))


def _with_levels(table: Table) -> Table:
    """Return a table whose rows show their level as a bar where they leave room for one.

    Large letters matter more than to have the level and who is free: the state says what there is to say.
    """
    return replace(table, bar_title="SERVICE LEVEL", needs_bars=False, least=1)


def _nothing(moment: Moment, what: str) -> Spans:
    return ((f"no {what}" if moment.is_read else "nothing read yet", "hint"),)


def _sign(severity: Severity) -> Spans:
    return ((marks.SEVERITY[severity].strip(), marks.SEVERITY_INK[severity]),) if severity else ()


def _name(name: str, severity: Severity, *, is_quiet: bool) -> Spans:
    ink = marks.SEVERITY_INK[severity] if severity is Severity.CRITICAL else "strong" if severity else "value"
    return ((name, "hint" if is_quiet and not severity else ink),)


def _counted(number: int | None, moment: Moment, ink: str) -> Spans:
    text = marked(count(number), moment.mark)
    return ((text, ink if number else "hint"),)


def _waited(seconds: int | None, moment: Moment, severity: Severity) -> Spans:
    waited_s = moment.waited(seconds)
    return ((marked(duration(waited_s), moment.mark), marks.SEVERITY_INK[severity] if waited_s else "hint"),)


def _share(fraction: float | None, moment: Moment, ink: str) -> Spans:
    return ((marked(percent(fraction), moment.mark), ink if fraction is not None else "hint"),)


def _queue(row: QueueRow, moment: Moment, now: datetime) -> Row:
    queue, wait, target = row.queue, row.wait_severity, row.target.fraction if row.target else None
    is_missed = queue.free == 0 and bool(queue.waiting) and row.is_judged
    ink = level_ink(row, row.level_severity)
    return Row(
        _sign(row.severity),
        _name(queue.name or queue.id, row.severity, is_quiet=row.need >= QueueNeed.QUIET),
        (
            _counted(queue.waiting, moment, marks.SEVERITY_INK[wait] if wait else "strong"),
            _waited(queue.longest_wait_s, moment, wait),
            _queue_state(row, moment, now),
            _counted(queue.free, moment, "available") if not is_missed else ((marked("0", moment.mark), "warning"),),
            _share(queue.service_level_30min, moment, ink),
        ),
        bar=lambda width: gauge(queue.service_level_30min, target, width, ink),
        apart=row.apart,
    )


def _queue_state(row: QueueRow, moment: Moment, now: datetime) -> Spans:
    """Return in words what the sign says, or how long there is left to answer."""
    if row.need is QueueNeed.UNSTAFFED:
        return (("nobody here", "critical"),)
    if not row.is_open:
        return ((opening(row.opens_at, now) or "closed", "hint"),)
    left = left_s(moment.waited(row.queue.longest_wait_s), row.target)
    if left is not None:
        return _time_left(left, row, moment)
    if row.level_severity:
        return (("below target", marks.SEVERITY_INK[row.level_severity]),)
    return (("quiet" if row.need is QueueNeed.QUIET else "at work", "hint"),)


def _time_left(left: float, row: QueueRow, moment: Moment) -> Spans:
    ink = marks.SEVERITY_INK[row.wait_severity] if row.wait_severity else "warning" if left < 0 else "value"
    return ((f"{'over' if left < 0 else 'in'} {moment.mark}{duration(abs(left))}", ink),)


def _team(team: Team, moment: Moment, agents: Moment, now: datetime) -> Row:
    totals = team.totals
    ink = marks.SEVERITY_INK[totals.severity] if totals.severity else "good" if _is_on_target(team) else "value"
    return Row(
        _sign(team.severity),
        _name(team.name, team.severity, is_quiet=team.need >= QueueNeed.QUIET),
        (
            _counted(
                totals.waiting, moment, marks.SEVERITY_INK[team.wait_severity] if team.wait_severity else "strong"
            ),
            _waited(totals.longest_wait_s, moment, team.wait_severity),
            _team_state(team, moment, now),
            _free(team.free, agents if team.free.is_of_agents else moment),
            _share(totals.level_30min, moment, ink),
        ),
        bar=lambda width: gauge(totals.level_30min, team.target, width, ink),
    )


def _team_state(team: Team, moment: Moment, now: datetime) -> Spans:
    if not team.queues:
        return (("no such queue", "warning"),)
    if team.need is QueueNeed.UNSTAFFED:
        return (("nobody here", "critical"),)
    if team.need is QueueNeed.CLOSED:
        return ((opening(team.opens_at, now) or "closed", "hint"),)
    return _how_team_stands(team, moment)


def _how_team_stands(team: Team, moment: Moment) -> Spans:
    """Return how it stands with the wait that has used up most of its answer-within, or else with the level."""
    row = max(team.rows, key=lambda row: _waited_share(row, moment))
    left = left_s(moment.waited(row.queue.longest_wait_s), row.target) if _waited_share(row, moment) else None
    is_level = team.totals.severity and (
        team.need is QueueNeed.NEAR or team.totals.severity > queue_severity(team.need)
    )
    if left is not None and (left < 0 or (team.totals.waiting and not is_level)):
        return _time_left(left, row, moment)
    if team.severity:
        return ((_how_low(team), marks.SEVERITY_INK[team.severity]),)
    if team.totals.waiting:
        return (("waiting", "value"),)
    if team.need is QueueNeed.QUIET:
        return (("quiet", "hint"),)
    return (("on target", "good"),) if _is_on_target(team) else (("at work", "hint"),)


def _how_low(team: Team) -> str:
    """Return whose level is low: the team's own, or that of some of its queues, which the others make up for."""
    low = sum(row.level_severity > Severity.NONE for row in team.rows)
    return "below target" if team.totals.severity or not low else f"{low} {'queue' if low == 1 else 'queues'} low"


def _waited_share(row: QueueRow, moment: Moment) -> float:
    """Return the longest wait in answer-withins; 0 where none is judged."""
    waited_s = moment.waited(row.queue.longest_wait_s)
    return waited_s / row.target.within_s if waited_s and row.target and row.is_open else 0.0


def _is_on_target(team: Team) -> bool:
    """Say whether the level that it shows is no lower than promised; False while none of its queues is open."""
    return any(row.is_open for row in rated(team.rows)) and is_on_target(team.totals.level_30min, team.target)


def _free(free: FreeAgents, moment: Moment) -> Spans:
    if free.number is None:
        return ((NO_VALUE, "hint"),)
    least = AT_LEAST if free.is_least else ""
    return ((f"{moment.mark}{least}{count(free.number)}", "available" if free.number else "hint"),)


def _group(group: AgentGroup, moment: Moment, *, names: bool, columns: int = 0) -> Row:
    states = group.states
    cells = [_counted(states.get(state, 0), moment, marks.STATE_INK[state]) for state in _AGENT_STATES]
    if names:
        cells.append(_to_look_at(group.rows, moment))
    cells += [()] * (columns - len(cells))
    ink = "label" if columns else "strong"
    name = group.label or NO_GROUP
    # No ▲ or ◆: what a wall tells of people is how many they are.
    return Row((), ((name, ink),), tuple(cells), bar=lambda width: state_bar(states, width))


def _to_look_at(rows: Sequence[AgentRow], moment: Moment) -> Spans:
    first = next((row for row in rows if row.severity), None)
    if first is None:
        return ()
    time_s = moment.ticked(first.agent.time_in_status_s)
    return ((f"{first.agent.name}  {marked(duration(time_s), moment.mark)}", marks.SEVERITY_INK[first.severity]),)


def _level(level: LevelGauge, moment: Moment) -> Row:
    is_on = is_on_target(level.level_30min, level.target)
    ink = marks.SEVERITY_INK[level.severity] if level.severity else "good" if is_on else "value"
    return Row(
        _sign(level.severity),
        _name(level_name(level), level.severity, is_quiet=False),
        (
            _share(level.level_30min, moment, ink),
            ((percent(level.target), "label"),),
            _share(level.level_day, moment, "label"),
        ),
        bar=lambda width: gauge(level.level_30min, level.target, width, ink, level.level_day),
    )
