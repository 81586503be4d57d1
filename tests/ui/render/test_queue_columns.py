from __future__ import annotations

from datetime import time

import pytest

from tests.floors import SHORT, START, floor, queue, queue_row, situation
from tests.ui.drawn import ink, text
from wallboard.model.floor import Floor
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind, media_word
from wallboard.model.queue_row import QueueRow
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards
from wallboard.model.totals import QueueTotals
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Column, Placed
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS, totals

SHUT = Standards(opening=OpeningHours({6: ((time(9), time(18)),)}))
COLUMNS = {column.key: column for column in ALL_QUEUE_COLUMNS}


def cell(key: str, row: QueueRow, elapsed_s: int = 0) -> Spans:
    return COLUMNS[key].cell(row, Moment(elapsed_s), COLUMNS[key].width)


WRAPS_UP_WITHIN = Standards(duration_includes_wrap_up=True)


@pytest.mark.parametrize(
    ("changes", "drawn"),
    [
        ({}, ("+3", "warning")),
        ({"agent_count_wait_transact": 5}, ("−2", "label")),
        ({"agent_count_wait_transact": 3}, ("0", "hint")),
        ({"agent_count_busy": 10}, ("≤+3", "value")),
        ({"agent_count_busy": 10, "thirty_min_sla_activity": 70}, ("≤+3", "warning")),
        ({"agent_count_busy": 10, "agent_count_wait_transact": 5}, ("≤−2", "label")),
        ({"thirty_min_queued": 9}, ("–", "hint")),
        ({"media_type": "email"}, ("–", "hint")),
    ],
)
def test_a_need_for_agents_is_coloured_where_they_lack_and_nothing_speaks_against_it(
    changes: dict[str, object], drawn: tuple[str, str]
) -> None:
    assert cell("missing", queue_row(WRAPS_UP_WITHIN, **{**SHORT, **changes})) == (drawn,)


def test_the_queues_that_lack_the_most_agents_come_first_and_those_of_which_that_is_unknown_last() -> None:
    rows = floor(
        [
            queue("none"),
            queue("even", **{**SHORT, "agent_count_wait_transact": 3}),
            queue("short", **SHORT),
            queue("spare", **{**SHORT, "agent_count_wait_transact": 9}),
        ],
        standards=WRAPS_UP_WITHIN,
    ).queues
    order = COLUMNS["missing"].order
    assert order is not None

    assert [row.id for row in sorted(rows, key=order)] == ["short", "even", "spare", "none"]


@pytest.mark.parametrize(
    ("key", "changes", "drawn"),
    [
        ("sign", {"queue_size": 1, "longest_wait_time_s": 90}, ("▲", "critical")),
        ("sign", {"queue_size": 1, "longest_wait_time_s": 21}, ("◆", "warning")),
        ("sign", {}, (" ", "value")),
        ("queue", {"name": "Sales"}, ("Sales", "value")),
        ("queue", {"name": "Sales", "queue_size": 1}, ("Sales", "strong")),
        ("queue", {"name": ""}, ("116", "value")),
        ("media", {"media_type": "vmail"}, ("vmail", "label")),
        ("waiting", {"queue_size": 3}, ("3", "value")),
        ("waiting", {"queue_size": 3, "longest_wait_time_s": 90}, ("3", "critical")),
        ("waiting", {"queue_size": 0}, ("0", "hint")),
        ("waiting", {"queue_size": None}, ("–", "hint")),
        ("offered", {"number_in_offered": 2}, ("2", "offered")),
        ("longest", {"queue_size": 1, "longest_wait_time_s": 90}, ("1:30", "critical")),
        ("longest", {"queue_size": 1, "longest_wait_time_s": 0}, ("0:00", "value")),
        ("longest", {}, ("–", "hint")),
        ("answer", {"queue_size": 1, "longest_wait_time_s": 12}, ("in 0:08", "label")),
        ("answer", {"queue_size": 1, "longest_wait_time_s": 25}, ("over 0:05", "warning")),
        ("answer", {"queue_size": 1, "longest_wait_time_s": 36_061}, ("over 10h", "critical")),
        ("answer", {"queue_size": 1, "longest_wait_time_s": 25, "media_type": "fax"}, ("–", "hint")),
        ("level", {"thirty_min_sla_activity": 85}, ("85 %", "good")),
        ("level", {"thirty_min_sla_activity": 75}, ("75 %", "warning")),
        ("level", {"thirty_min_sla_activity": 60, "thirty_min_accepted": 30}, ("60 %", "critical")),
        ("level", {"thirty_min_sla_activity": None}, ("–", "hint")),
        ("day", {"day_sla_activity": 40}, ("40 %", "label")),
        ("free", {"agent_count_wait_transact": 4}, ("4", "available")),
        ("free", {"agent_count_wait_transact": 0}, ("0", "hint")),
        ("free", {"agent_count_wait_transact": 0, "agent_count_busy": 1, "queue_size": 1}, ("0", "warning")),
        ("here", {"number_in_progress": 5}, ("5", "busy")),
        ("elsewhere", {"agent_count_busy": 5, "agent_count_post_process": 1, "number_in_progress": 2}, ("4", "label")),
        ("elsewhere", {"agent_count_busy": None}, ("–", "hint")),
        ("abandoned", {"thirty_min_accepted": 18, "thirty_min_abandoned": 2}, ("10 %", "value")),
        ("abandoned", {"thirty_min_abandoned": 0}, ("0 %", "hint")),
        ("abandoned", {"thirty_min_abandoned": None}, ("–", "hint")),
        ("average-wait", {"thirty_min_avg_wait_time_s": 72}, ("1:12", "value")),
        ("average-wait", {"thirty_min_avg_wait_time_s": 0, "thirty_min_queued": 0}, ("–", "hint")),
        ("wrap-up", {"agent_count_post_process": 6}, ("6", "value")),
        ("break", {"agent_count_on_break": 7}, ("7", "value")),
        ("queued", {"day_queued": 1604}, ("1 604", "value")),
        ("accepted", {"day_accepted": 8}, ("8", "value")),
        ("lost", {"day_abandoned": 9}, ("9", "value")),
        ("offline", {"agent_count_work_offline": 3}, ("3", "value")),
        ("out", {"agent_count_logged_out": 2}, ("2", "value")),
    ],
)
def test_a_cell_says_its_value_in_its_ink(key: str, changes: dict[str, object], drawn: tuple[str, str]) -> None:
    assert cell(key, queue_row(**changes)) == (drawn,)


def test_every_column_but_gauge_trend_and_need_is_in_the_table_above() -> None:
    (mark,) = test_a_cell_says_its_value_in_its_ink.pytestmark  # type: ignore[attr-defined] # pytest put it there

    assert {key for key, _, _ in mark.args[1]} == set(COLUMNS) - {"gauge", "trend", "missing"}


def test_the_trend_is_who_waited_in_the_last_half_hour_from_zero_to_a_few_and_grows_from_the_right() -> None:
    made = Floor()
    for minute, waiting in ((0, 2), (10, 0), (20, 8)):
        taken = situation([queue("1", queue_size=waiting, longest_wait_time_s=70)], read_at=START.plus(60 * minute))
        made = Floor.of(taken, Standards(), START.wall, made)
    trend = COLUMNS["trend"].cell(made.queues[0], Moment(), 7)

    assert text(trend) == "  ▃ ▁ █"
    assert ink(trend, "█") == "critical"
    assert ink(trend, "▁") == "track"


def test_the_trend_of_a_queue_in_which_nobody_waits_too_long_has_no_colour() -> None:
    row = queue_row(queue_size=1, longest_wait_time_s=3, thirty_min_sla_activity=10)

    assert ink(cell("trend", row), "▃") == "hint"


def test_a_wait_ticks_in_the_ink_of_the_reading_and_the_answer_is_amber_once_it_says_over() -> None:
    row = queue_row(queue_size=1, longest_wait_time_s=12)

    assert cell("longest", row, 7) == (("0:19", "value"),)
    assert cell("longest", row, 60) == (("1:12", "value"),)
    assert cell("answer", row, 8) == (("in 0:00", "label"),)
    assert cell("answer", row, 20) == (("over 0:12", "warning"),)


def test_a_wait_of_nothing_stands_still() -> None:
    row = queue_row(queue_size=2, longest_wait_time_s=0)

    assert cell("longest", row, 7) == (("0:00", "value"),)
    assert cell("answer", row, 7) == (("in 0:20", "label"),)
    assert total("longest", row.queue, elapsed_s=7) == "0:00"


def test_an_old_answer_has_its_tilde_before_the_number() -> None:
    row = queue_row(queue_size=1, longest_wait_time_s=25)

    assert text(COLUMNS["answer"].cell(row, Moment(is_current=False), 12)) == "over ~0:05"


def test_the_gauge_stands_behind_a_space_and_has_the_ticks_of_the_target() -> None:
    spans = cell("gauge", queue_row(thirty_min_sla_activity=50))

    assert text(spans) == " ━━━━━━━────╋──"
    assert (ink(spans, "━"), ink(spans, "╋")) == ("warning", "tick")


def test_a_closed_queue_says_so_and_has_no_alarming_colour() -> None:
    row = queue_row(SHUT, thirty_min_sla_activity=10, thirty_min_accepted=50)

    assert cell("answer", row) == (("closed", "hint"),)
    assert cell("level", row) == (("10 %", "value"),)
    assert ink(cell("gauge", row), "━") == "value"
    assert cell("sign", row) == ((" ", "value"),)


def test_a_closed_queue_with_somebody_waiting_shows_the_wait_without_alarm() -> None:
    row = queue_row(SHUT, queue_size=2, longest_wait_time_s=900, agent_count_wait_transact=0)

    assert cell("waiting", row) == (("2", "value"),)
    assert cell("longest", row) == (("15:00", "value"),)
    assert cell("answer", row) == (("closed", "hint"),)
    assert cell("free", row) == (("0", "hint"),)


def test_an_excluded_queue_has_no_alarming_colour() -> None:
    excluded = Standards(queue_rules=(QueueRule(Selection(), kind=QueueKind.EXCLUDED),))
    poor = {"thirty_min_sla_activity": 10, "thirty_min_accepted": 50, "agent_count_wait_transact": 0}
    row = queue_row(excluded, queue_size=2, longest_wait_time_s=900, **poor)

    inks = {ink for key in COLUMNS for _, ink in cell(key, row)}
    assert not inks & {"warning", "critical", "good"}


@pytest.mark.parametrize(
    ("media", "word"), [("phone", "phone"), ("EMAIL", "e-mail"), ("vmail", "vmail"), ("Fax", "Fax"), ("", "")]
)
def test_media_have_words_and_unknown_ones_are_shown_as_given(media: str, word: str) -> None:
    assert media_word(media) == word


SORTED = [
    ("queue", ["a", "b", "c"]),
    ("waiting", ["b", "a", "c"]),
    ("longest", ["a", "b", "c"]),
    ("level", ["b", "a", "c"]),
    ("free", ["a", "b", "c"]),
    ("abandoned", ["b", "a", "c"]),
]
QUEUES = (
    queue("a", queue_size=1, longest_wait_time_s=50, thirty_min_sla_activity=70, agent_count_wait_transact=0),
    queue(
        "b",
        queue_size=3,
        longest_wait_time_s=5,
        thirty_min_sla_activity=60,
        agent_count_wait_transact=2,
        thirty_min_abandoned=5,
    ),
    queue(
        "c",
        queue_size=None,
        longest_wait_time_s=None,
        thirty_min_sla_activity=None,
        agent_count_wait_transact=None,
        thirty_min_abandoned=None,
    ),
)


@pytest.mark.parametrize(("key", "ids"), SORTED)
def test_sorting_brings_what_is_looked_for_first_and_no_value_last(key: str, ids: list[str]) -> None:
    order: Column[QueueRow] = COLUMNS[key]
    rows = list(floor(QUEUES).queues)
    assert order.order is not None
    rows.sort(key=order.order)

    assert [row.id for row in rows] == ids


def total(key: str, *queues: Queue, elapsed_s: int = 0) -> str:
    return text(totals(floor(queues).totals, len(queues), Moment(elapsed_s))[key])


def test_totals_have_the_waits_of_live_queues_the_contacts_of_all_and_never_agents() -> None:
    queues = (
        queue("1", queue_size=3, longest_wait_time_s=18, day_queued=1000, thirty_min_abandoned=2),
        queue("2", media_type="chat", queue_size=2, longest_wait_time_s=41, day_queued=604),
        queue("3", media_type="email", queue_size=70, longest_wait_time_s=9000, day_queued=500),
    )

    assert total("queue", *queues) == "2 live of 3 · the day's counts: all"
    assert total("waiting", *queues) == "5"
    assert total("longest", *queues) == "0:41"
    assert total("longest", *queues, elapsed_s=9) == "0:50"
    assert total("queued", *queues) == "2 104"
    assert total("abandoned", *queues) == "9 %"
    assert total("queue", queues[0]) == "1 queue"
    assert not {"free", "here", "elsewhere", "wrap-up", "break", "offline", "out"} & set(
        totals(QueueTotals(), 0, Moment())
    )


def test_totals_of_deferred_queues_have_what_their_rows_have() -> None:
    email = queue(media_type="email", queue_size=70, longest_wait_time_s=60)

    keys = ("queue", "waiting", "longest", "level", "queued")
    assert [total(key, email) for key in keys] == ["1 queue", "70", "1:00", "90 %", "100"]


def test_a_total_level_is_judged_only_where_all_have_one_target() -> None:
    two_targets = {"phone": ServiceTarget(0.8, 20), "chat": ServiceTarget(0.7, 60)}
    poor = {"thirty_min_sla_activity": 50, "thirty_min_accepted": 30}
    queues = [queue("1", **poor), queue("2", media_type="chat", **poor)]
    mixed = floor(queues, standards=Standards(media_targets=two_targets))

    assert totals(floor(queues).totals, 2, Moment())["level"] == (("50 %", "critical"),)
    assert totals(mixed.totals, 2, Moment())["level"] == (("50 %", "value"),)


@pytest.mark.parametrize("key", ["level", "day"])
def test_an_old_level_of_100_keeps_its_blank(key: str) -> None:
    row = queue_row(thirty_min_sla_activity=100, day_sla_activity=100)
    old = Placed(COLUMNS[key], COLUMNS[key].width).draw(row, Moment(is_current=False))

    assert text(old).strip() == "~100 %"


def test_names_that_begin_alike_are_told_apart_where_they_are_cut() -> None:
    queues = [queue("1", name="Customer Service Billing"), queue("2", name="Customer Service Sales")]

    rows = sorted(floor(queues).queues, key=lambda row: row.id)
    assert [text(Placed(COLUMNS["queue"], 16).draw(row, Moment())) for row in rows] == [
        "Customer…Billing",
        "Customer S…Sales",
    ]
