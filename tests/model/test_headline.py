from __future__ import annotations

from datetime import time

import pytest
from msgspec.structs import replace

from tests.floors import agent, floor, queue
from wallboard.model.agent import Agent
from wallboard.model.figure import DEFAULT_HEADLINE, Figure, Levels, Severity
from wallboard.model.headline import FigureValue, headline, total
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.queue_row import QueueRow
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.staff import Staff
from wallboard.model.standards import QueueRule, Standards

NOTHING_COUNTED: dict[str, object] = {
    "thirty_min_queued": 0,
    "thirty_min_accepted": 0,
    "thirty_min_abandoned": 0,
    "day_queued": 0,
    "day_accepted": 0,
    "day_abandoned": 0,
}
EXCLUDED = Standards(queue_rules=(QueueRule(Selection(ids=("test",)), kind=QueueKind.EXCLUDED),))


def rows(*queues: Queue, standards: Standards | None = None) -> tuple[QueueRow, ...]:
    return floor(queues, standards=standards).queues


def figure(
    figure: Figure, *queues: Queue, agents: tuple[Agent, ...] = (), standards: Standards | None = None
) -> FigureValue:
    """The figure without its target."""
    judged_by = standards or Standards()
    value = headline(rows(*queues, standards=judged_by), Staff.of(agents), judged_by, [figure])[figure]
    return replace(value, target=None)


def target(figure: Figure, *queues: Queue, standards: Standards | None = None) -> float | None:
    judged_by = standards or Standards()
    return headline(rows(*queues, standards=judged_by), Staff(), judged_by, [figure])[figure].target


def agents(**states: int) -> tuple[Agent, ...]:
    codes = {"available": 0, "offered": 1, "busy": 2, "wrap_up": 3, "on_break": 4, "offline": 5, "out": 9}
    return tuple(
        agent(f"{state}{number}", status=codes[state]) for state, many in states.items() for number in range(many)
    )


PHONE = queue("1", queue_size=3, longest_wait_time_s=18, day_queued=100, day_accepted=90)
CHAT = queue("2", media_type="chat", queue_size=2, longest_wait_time_s=41, day_queued=50, day_accepted=40)
EMAIL = queue("3", media_type="email", queue_size=70, longest_wait_time_s=9000, day_queued=500, day_accepted=400)
TEST = queue("test", queue_size=9, longest_wait_time_s=999, day_queued=7, day_accepted=7)


@pytest.mark.parametrize(
    ("name", "value"),
    [(Figure.WAITING, 5), (Figure.LONGEST_WAIT, 41), (Figure.ACCEPTED_TODAY, 130), (Figure.QUEUED_TODAY, 150)],
)
def test_contacts_are_counted_over_live_queues_only(name: Figure, value: float) -> None:
    assert figure(name, PHONE, CHAT, EMAIL, TEST, standards=EXCLUDED).value == value


@pytest.mark.parametrize("name", [name for name in Figure if name not in (Figure.FREE, Figure.ON_BREAK)])
def test_a_figure_of_no_queue_has_no_value(name: Figure) -> None:
    assert figure(name) == FigureValue(None)
    assert figure(name, EMAIL) == FigureValue(None)


@pytest.mark.parametrize("name", [Figure.FREE, Figure.ON_BREAK, Figure.OCCUPANCY])
def test_a_figure_of_no_agent_has_no_value(name: Figure) -> None:
    assert figure(name, PHONE) == FigureValue(None)


def test_nobody_waits_is_zero_and_an_unknown_count_is_none() -> None:
    idle, unknown = queue("1", queue_size=0), queue("2", queue_size=None)

    assert figure(Figure.WAITING, idle, unknown).value == 0
    assert figure(Figure.WAITING, unknown).value is None
    assert figure(Figure.LONGEST_WAIT, idle).value is None


@pytest.mark.parametrize("name", [Figure.WAITING, Figure.LONGEST_WAIT])
@pytest.mark.parametrize(("wait_s", "severity"), [(20, Severity.NONE), (21, Severity.WARNING), (60, Severity.CRITICAL)])
def test_waits_are_judged_by_their_own_queues_target(name: Figure, wait_s: int, severity: Severity) -> None:
    longer_but_in_time = queue("2", media_type="chat", queue_size=1, longest_wait_time_s=60)

    assert figure(name, queue(queue_size=1, longest_wait_time_s=wait_s), longer_but_in_time).severity is severity


def test_service_levels_are_weighted_by_the_contacts_queued_in_the_same_period() -> None:
    first = queue(thirty_min_sla_activity=50, thirty_min_queued=30, day_sla_activity=90, day_queued=10)
    second = queue(thirty_min_sla_activity=100, thirty_min_queued=10, day_sla_activity=70, day_queued=30)

    assert figure(Figure.SERVICE_LEVEL, first, second).value == pytest.approx(0.625)
    assert figure(Figure.SERVICE_LEVEL_TODAY, first, second).value == pytest.approx(0.75)


@pytest.mark.parametrize("name", [Figure.SERVICE_LEVEL, Figure.SERVICE_LEVEL_TODAY, Figure.ABANDONED])
def test_a_queue_without_volume_carries_no_weight(name: Figure) -> None:
    empty = queue("2", thirty_min_sla_activity=0, day_sla_activity=0, **NOTHING_COUNTED)

    assert figure(name, PHONE, empty) == figure(name, PHONE)
    assert figure(name, empty) == FigureValue(None)


@pytest.mark.parametrize(
    ("level", "accepted", "severity"),
    [(80, 50, Severity.NONE), (79, 50, Severity.WARNING), (65, 50, Severity.CRITICAL), (65, 19, Severity.WARNING)],
)
def test_the_level_is_judged_by_the_phones_target(level: int, accepted: int, severity: Severity) -> None:
    one = queue(thirty_min_sla_activity=level, thirty_min_accepted=accepted, day_sla_activity=level, day_abandoned=0)

    assert figure(Figure.SERVICE_LEVEL, one).severity is severity


@pytest.mark.parametrize(
    ("accepted", "abandoned", "share", "severity"),
    [
        (95, 5, 0.05, Severity.NONE),
        (54, 3, 3 / 57, Severity.NONE),
        (94, 6, 0.06, Severity.WARNING),
        (90, 10, 0.10, Severity.CRITICAL),
        (191, 20, 20 / 211, Severity.WARNING),
        (190, 20, 20 / 210, Severity.CRITICAL),
        (9, 10, 10 / 19, Severity.NONE),
        (0, 20, 1.0, Severity.CRITICAL),
        (0, 0, None, Severity.NONE),
        (None, 5, None, Severity.NONE),
    ],
)
def test_abandoned_is_a_share_of_accepted_and_abandoned_and_judged_from_twenty_contacts(
    accepted: int | None, abandoned: int, share: float | None, severity: Severity
) -> None:
    one = queue(thirty_min_accepted=accepted, thirty_min_abandoned=abandoned)

    assert figure(Figure.ABANDONED, one) == FigureValue(share, severity)


@pytest.mark.parametrize("half", [{"thirty_min_accepted": 100}, {"thirty_min_abandoned": 100}])
def test_abandoned_is_over_the_queues_of_which_both_halves_are_known(half: dict[str, object]) -> None:
    unknown: dict[str, object] = {"thirty_min_accepted": None, "thirty_min_abandoned": None}
    whole = queue("2", thirty_min_accepted=10, thirty_min_abandoned=5)

    assert figure(Figure.ABANDONED, queue("1", **{**unknown, **half}), whole) == FigureValue(5 / 15)


def test_free_leaves_out_those_who_take_no_new_chats_and_warns_when_somebody_waits_for_nobody() -> None:
    stopped = agent("stopped", sub_status="stopnew")
    free = agents(available=2, busy=1)

    assert figure(Figure.FREE, PHONE, agents=(*free, stopped)) == FigureValue(2)
    assert figure(Figure.FREE, PHONE, agents=(stopped,)) == FigureValue(0, Severity.WARNING)
    assert figure(Figure.FREE, queue(), agents=(stopped,)) == FigureValue(0)


def test_occupancy_is_who_works_among_those_who_work_or_are_available() -> None:
    on_the_floor = agents(available=2, offered=1, busy=4, wrap_up=1, on_break=5, offline=3, out=9)

    assert figure(Figure.OCCUPANCY, agents=on_the_floor).value == 0.75
    assert figure(Figure.OCCUPANCY, agents=agents(on_break=3, out=2)).value is None
    assert figure(Figure.ON_BREAK, agents=on_the_floor).value == 5


def test_the_average_wait_is_weighted_by_the_contacts_queued() -> None:
    first = queue("1", thirty_min_avg_wait_time_s=10, thirty_min_queued=30)
    second = queue("2", thirty_min_avg_wait_time_s=50, thirty_min_queued=10)

    assert figure(Figure.AVERAGE_WAIT, first, second) == FigureValue(20)


def test_configured_levels_go_before_our_own_judgement() -> None:
    standards = Standards(levels={Figure.WAITING: Levels(warning=3, critical=6), Figure.ON_BREAK: Levels(1, 2)})

    assert figure(Figure.WAITING, PHONE, CHAT, standards=standards).severity is Severity.WARNING
    assert figure(Figure.WAITING, queue(queue_size=1, longest_wait_time_s=900), standards=standards) == FigureValue(1)
    assert figure(Figure.LONGEST_WAIT, PHONE, CHAT, standards=standards).severity is Severity.NONE


@pytest.mark.parametrize(
    ("name", "levels"),
    [(Figure.SERVICE_LEVEL, Levels(warning=0.8, critical=0.6)), (Figure.ABANDONED, Levels(warning=0.08, critical=0.2))],
)
def test_a_share_that_is_written_as_a_level_has_reached_it(name: Figure, levels: Levels) -> None:
    nearly = queue("1", thirty_min_sla_activity=81, thirty_min_queued=4, thirty_min_accepted=37, thirty_min_abandoned=3)
    rest = queue("2", thirty_min_sla_activity=80, thirty_min_queued=6, thirty_min_accepted=0, thirty_min_abandoned=0)

    one = figure(name, nearly, rest, standards=Standards(levels={name: levels}))

    assert one.value in (pytest.approx(0.804), pytest.approx(0.075))
    assert one.severity is Severity.WARNING


def test_the_headline_has_the_chosen_figures_in_their_order() -> None:
    assert tuple(headline(rows(PHONE), Staff(), Standards(), DEFAULT_HEADLINE)) == DEFAULT_HEADLINE


def test_a_total_adds_what_is_known() -> None:
    assert total([1, None, 2]) == 3
    assert total([None]) is None
    assert total([]) is None
    assert total([0]) == 0


NIGHT = OpeningHours({6: ((time(9), time(18)),)})
"""Closed when the tests take their readings."""
POOR: dict[str, object] = {
    "thirty_min_avg_duration_s": 320,
    "queue_size": 4,
    "longest_wait_time_s": 900,
    "thirty_min_sla_activity": 10,
    "thirty_min_accepted": 40,
    "thirty_min_abandoned": 40,
    "day_sla_activity": 10,
    "day_accepted": 40,
    "day_abandoned": 40,
}
JUDGED = (
    Figure.WAITING,
    Figure.LONGEST_WAIT,
    Figure.SERVICE_LEVEL,
    Figure.SERVICE_LEVEL_TODAY,
    Figure.ABANDONED,
    Figure.FREE,
)


@pytest.mark.parametrize("name", JUDGED)
def test_a_closed_queue_counts_and_raises_nothing(name: Figure) -> None:
    one_closed = Standards(queue_rules=(QueueRule(Selection(ids=("shut",)), opening=NIGHT),))
    busy, shut, fine = agent(status=2), queue("shut", **POOR), queue("2", thirty_min_queued=0, day_queued=0)

    by_day = figure(name, shut, fine, agents=(busy,))
    by_night = figure(name, shut, fine, agents=(busy,), standards=one_closed)

    assert by_day.severity > by_night.severity == Severity.NONE
    assert by_day.value == by_night.value


@pytest.mark.parametrize("name", Figure)
def test_a_floor_of_closed_queues_reaches_no_configured_level_either(name: Figure) -> None:
    levels = Levels(1e9, 1e8)
    standards = Standards(levels={name: levels}, duration_includes_wrap_up=True)
    shut = Standards(levels={name: levels}, duration_includes_wrap_up=True, opening=NIGHT)
    people = agents(busy=2, on_break=1)

    assert figure(name, queue(**POOR), agents=people, standards=standards).severity is Severity.CRITICAL
    assert figure(name, queue(**POOR), agents=people, standards=shut).severity is Severity.NONE


def busy(queue_id: str, free: int, **changes: object) -> Queue:
    """A queue that takes 12 agents, of whom 9 are at work."""
    return queue(
        queue_id,
        **{
            "thirty_min_queued": 48,
            "thirty_min_avg_duration_s": 320,
            "agent_count_wait_transact": free,
            "agent_count_busy": 9,
            "number_in_progress": 9,
            **changes,
        },
    )


def test_staff_needed_is_that_of_the_queue_that_lacks_the_most_and_never_a_sum() -> None:
    whole = Standards(duration_includes_wrap_up=True)
    others = busy("spare", 5), busy("mail", 0, media_type="email"), queue("few", thirty_min_queued=9)

    assert figure(Figure.STAFF_NEEDED, busy("a", 0), busy("b", 1), *others, standards=whole) == FigureValue(
        3, Severity.WARNING
    )
    assert figure(Figure.STAFF_NEEDED, *others, standards=whole) == FigureValue(-2)
    assert figure(Figure.STAFF_NEEDED, busy("a", 0)) == FigureValue(None)


def test_an_upper_bound_of_the_staff_needed_raises_nothing_while_the_queue_does_well() -> None:
    whole = Standards(duration_includes_wrap_up=True)
    shared, poor = busy("a", 0, agent_count_busy=12), {"thirty_min_sla_activity": 60}

    assert figure(Figure.STAFF_NEEDED, shared, standards=whole) == FigureValue(3)
    assert figure(Figure.STAFF_NEEDED, busy("a", 0, agent_count_busy=12, **poor), standards=whole) == FigureValue(
        3, Severity.WARNING
    )


def test_a_configured_level_is_judged_over_the_open_queues() -> None:
    shut = QueueRule(Selection(ids=("shut",)), opening=NIGHT)
    standards = Standards(queue_rules=(shut,), levels={Figure.WAITING: Levels(3, 6)})

    assert figure(Figure.WAITING, queue("shut", **POOR), PHONE, standards=standards) == FigureValue(7, Severity.WARNING)


EVERY_QUEUE = QueueRule(Selection(), target=ServiceTarget(0.95, 10))
OWN_CHATS = (
    QueueRule(Selection(ids=("1",)), target=ServiceTarget(0.9, 30)),
    QueueRule(Selection(ids=("2",)), target=ServiceTarget(0.9, 45)),
)


@pytest.mark.parametrize(
    ("media", "rules", "within_s", "fraction"),
    [
        (("phone", "phone"), (), 20, 0.8),
        (("chat", "chat"), (), 60, 0.8),
        (("phone", "chat"), (), 20, 0.8),
        (("phone", "chat"), (EVERY_QUEUE,), 10, 0.95),
        (("phone", "chat"), OWN_CHATS[:1], 30, 0.9),
        (("chat", "chat"), OWN_CHATS, None, 0.9),
        (("chat", "chat"), OWN_CHATS[:1], None, None),
    ],
)
def test_the_live_floor_is_held_to_what_its_queues_share_or_else_to_the_phones_promise(
    media: tuple[str, str], rules: tuple[QueueRule, ...], within_s: int | None, fraction: float | None
) -> None:
    queues = [queue(str(number), media_type=medium) for number, medium in enumerate(media, start=1)]
    standards = Standards(queue_rules=rules)

    assert target(Figure.LONGEST_WAIT, *queues, standards=standards) == within_s
    assert target(Figure.SERVICE_LEVEL, *queues, standards=standards) == fraction
    assert target(Figure.SERVICE_LEVEL_TODAY, *queues, standards=standards) == fraction


def test_a_level_is_judged_by_the_target_that_stands_beside_it() -> None:
    standards = Standards(queue_rules=(EVERY_QUEUE,))

    assert figure(Figure.SERVICE_LEVEL, PHONE, CHAT, standards=standards).severity is Severity.WARNING
    assert figure(Figure.SERVICE_LEVEL, PHONE, CHAT).severity is Severity.NONE
    assert figure(Figure.SERVICE_LEVEL, PHONE, EMAIL, standards=standards).severity is Severity.WARNING


def test_a_target_of_the_floor_goes_before_what_its_queues_share() -> None:
    standards = Standards(floor_target=ServiceTarget(0.95, 15))

    assert target(Figure.SERVICE_LEVEL, PHONE, CHAT, standards=standards) == 0.95
    assert figure(Figure.SERVICE_LEVEL, PHONE, CHAT, standards=standards).severity is Severity.WARNING
    assert target(Figure.LONGEST_WAIT, queue("1"), queue("2", media_type="chat"), standards=standards) == 15
    assert target(Figure.LONGEST_WAIT, PHONE, CHAT, standards=standards) == 60
    assert target(Figure.SERVICE_LEVEL, EMAIL, standards=standards) is None
