"""What counts at a start: flags, what the configuration has changed, what is remembered, what it says."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from wallboard.config.remembered import Remembered, Start, parsed, remembered, resumed, text
from wallboard.model.selection import Selection
from wallboard.model.view import Grouping, Order, View

START = Start(View(), "night")
LEFT = View(screen="agents", filter="sales", agent_order=Order("name", is_reversed=True), grouping=Grouping.STATE)
PHONES = View(name="phones", screen="queues", queues=Selection(patterns=("Sales*",)))


def again(view: View, theme: str, then: Start, now: Start, views: dict[str, View] | None = None) -> tuple[View, str]:
    """Leave a board that was started like `then`, and start one like `now`."""
    left = parsed(text(remembered(view, theme, then, {"phones": PHONES})).encode())
    start = resumed(now, {"phones": PHONES} if views is None else views, left)
    return start.view, start.theme


def test_what_was_left_is_found_again() -> None:
    assert again(LEFT, "day", START, START) == (LEFT, "day")


def test_a_filter_that_is_wrong_and_filters_nothing_is_not_remembered() -> None:
    assert again(replace(LEFT, filter="stat:break"), "day", START, START) == (replace(LEFT, filter=""), "day")
    assert again(replace(LEFT, filter="state:break"), "day", START, START)[0].filter == "state:break"


def test_the_text_has_all_that_is_needed_and_nothing_else() -> None:
    words = json.loads(text(remembered(replace(PHONES, filter="x"), "day", START, {"phones": PHONES})))

    assert words["version"] == 1
    assert (words["name"], words["theme"], words["view"]["filter"]) == ("phones", "day", "x")
    assert words["configured"]["theme"] == "night"
    assert "Sales" not in json.dumps(words)


def test_another_theme_in_the_configuration_goes_before_the_remembered_one() -> None:
    changed = replace(START, theme="contrast")

    assert again(LEFT, "day", START, changed) == (LEFT, "contrast")
    assert again(LEFT, "day", changed, changed) == (LEFT, "day")


def test_another_start_screen_in_the_configuration_goes_before_the_remembered_one_alone() -> None:
    changed = replace(START, view=View(screen="queues"))

    assert again(LEFT, "day", START, changed) == (replace(LEFT, screen="queues"), "day")


def test_another_view_to_start_with_is_started_as_it_is_written() -> None:
    changed = replace(START, view=PHONES)

    assert again(LEFT, "day", START, changed) == (PHONES, "day")
    assert again(replace(PHONES, filter="x"), "day", changed, START) == (View(), "day")


@pytest.mark.parametrize("flag", ["view", "theme", "start_screen"])
def test_what_is_asked_for_goes_before_what_is_remembered(flag: str) -> None:
    asked = Start(View(screen="queues"), "night", frozenset({flag}))
    view, theme = again(LEFT, "day", replace(asked, asked=frozenset()), asked)

    assert theme == ("night" if flag == "theme" else "day")
    assert view == {"view": asked.view, "theme": LEFT, "start_screen": replace(LEFT, screen="queues")}[flag]


def test_a_named_view_is_found_again_with_what_was_changed_in_it() -> None:
    left = replace(PHONES, filter="x", folds=False)

    assert again(left, "day", START, START) == (left, "day")


def test_what_a_named_view_chooses_is_always_the_configurations() -> None:
    rewritten = replace(PHONES, queues=Selection(patterns=("Support*",)))

    view, _ = again(replace(PHONES, filter="x"), "day", START, START, {"phones": rewritten})

    assert view == replace(rewritten, filter="x")


def test_what_is_written_otherwise_in_a_named_view_counts_and_the_rest_is_remembered() -> None:
    rewritten = replace(PHONES, queue_order=Order("longest"))

    view, _ = again(replace(PHONES, filter="x", queue_order=Order("day")), "day", START, START, {"phones": rewritten})

    assert view == replace(PHONES, filter="x", queue_order=Order("longest"))


def test_a_named_view_that_is_gone_leaves_neither_name_nor_choice() -> None:
    view, _ = again(replace(PHONES, filter="x"), "day", START, START, {})

    assert view == View(filter="x")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the text: "),
        (b"\xff\xfe", "the text: "),
        (b"[]", "the text: "),
        (b"{}", "version: "),
        (b'{"version": 2}', "version: Input should be 1"),
        (text(remembered(LEFT, "day", START, {})).replace("agents", "palace").encode(), "view.screen: "),
        (text(remembered(LEFT, "day", START, {})).replace('"name"', '"nme"', 1).encode(), "name: "),
    ],
)
def test_what_this_version_does_not_understand_is_refused_with_the_reason(data: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parsed(data)

    assert str(caught.value).startswith(told)


def test_in_one_sitting_it_is_remembered_what_the_view_was_made_of() -> None:
    start = replace(START, view=PHONES)

    assert remembered(LEFT, "day", start, {}) == Remembered(LEFT, "day", PHONES, "phones", "night")


@pytest.mark.parametrize(
    ("chosen", "then", "now", "ascii"),
    [
        (True, None, None, True),
        (False, None, None, False),
        (None, None, None, None),
        (False, True, True, False),
        (True, None, False, False),
    ],
    ids=["chosen", "chosen-unicode", "nobody-chose", "over-the-file", "the-file-changed"],
)
def test_letters_are_found_again_where_somebody_chose_them(
    chosen: bool | None, then: bool | None, now: bool | None, ascii: bool | None
) -> None:
    left = remembered(LEFT, "day", replace(START, ascii=then), {}, chosen)

    assert resumed(replace(START, ascii=now), {}, parsed(text(left).encode())).ascii is ascii


def test_letters_that_are_asked_for_go_before_what_is_remembered() -> None:
    left = remembered(LEFT, "day", START, {}, True)

    assert resumed(replace(START, asked=frozenset({"ascii"}), ascii=False), {}, left).ascii is False
