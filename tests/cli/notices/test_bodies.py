from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.notices.noticed import notice
from tests.model.notice.test_notice import HOSTILE
from wallboard.cli.notices.bodies import MOST_ITEMS, as_json, body
from wallboard.config.webhook import WebhookKind

JSON, SLACK, TEAMS = WebhookKind
WORDS = st.text(min_size=1) | st.sampled_from(HOSTILE) | st.text("<>&@!*_~`[](){}$:/|#channelhere", min_size=1)


def made(kind: WebhookKind, *subjects: str, **more: Any) -> Any:
    return json.loads(body(kind, notice(*subjects, **more)))


def texts(value: object, key: str = "text") -> Iterator[str]:
    """Yield every text that is shown."""
    match value:
        case dict():
            for name, inner in value.items():
                if name == key and isinstance(inner, str):
                    yield inner
                else:
                    yield from texts(inner, key)
        case list():
            for inner in value:
                yield from texts(inner, key)


def test_plain_json_says_it_all() -> None:
    assert made(JSON, "Billing", over=("Sales",)) == {
        "version": 1,
        "at": "2027-03-01T14:32:07+00:00",
        "tenant": "acme",
        "test": False,
        "title": "CRITICAL Billing: longest wait 4:12, target 0:20; 1 over",
        "severity": "critical",
        "alarms": 1,
        "critical": 1,
        "over": 1,
        "items": [
            {
                "episode": "longest-wait id-Billing 2027-03-01T14:32:07+00:00",
                "change": "raised",
                "severity": "critical",
                "rule": "longest-wait",
                "scope": "queue",
                "subject": "Billing",
                "words": "longest wait 4:12, target 0:20",
                "number": 1,
                "since": "2027-03-01T14:32:07+00:00",
                "lasted_s": None,
            },
            {
                "episode": "longest-wait id-Sales 2027-03-01T14:32:07+00:00",
                "change": "over",
                "severity": "warning",
                "rule": "longest-wait",
                "scope": "queue",
                "subject": "Sales",
                "words": "back to normal",
                "number": 1,
                "since": "2027-03-01T14:32:07+00:00",
                "lasted_s": None,
            },
        ],
        "more_items": 0,
    }


def test_the_documentation_shows_plain_json_as_it_is() -> None:
    text = (Path(__file__).parents[3] / "docs" / "notices.md").read_text()
    shown = json.loads(text.partition("```json\n")[2].partition("```")[0])
    shown["items"][0]["episode"] = shown["items"][0]["episode"].replace("116", "id-Billing")

    assert shown == made(JSON, "Billing")


def test_plain_json_has_an_end() -> None:
    many = made(JSON, *(f"Queue {number}" for number in range(300)))

    assert (len(many["items"]), many["more_items"], many["alarms"]) == (MOST_ITEMS, 300 - MOST_ITEMS, 300)


def test_slack_gets_plain_text_and_a_line_for_each_alarm() -> None:
    message = made(SLACK, "Billing", "R&D", over=("Sales",))

    assert message["text"] == "2 alarms, 2 critical: Billing, R&amp;D; 1 over"
    assert list(texts(message["blocks"])) == [
        "2 alarms, 2 critical: Billing, R&amp;D; 1 over",
        "CRITICAL Billing: longest wait 4:12, target 0:20",
        "CRITICAL R&amp;D: longest wait 4:12, target 0:20",
        "OVER Sales: back to normal",
        "acme, 14:32:07",
    ]
    assert set(texts(message["blocks"], "type")) == {"section", "context", "plain_text"}
    assert (message["mrkdwn"], message["link_names"]) == (False, False)


def test_teams_gets_a_card_of_runs_without_markdown() -> None:
    message = made(TEAMS, "Billing")
    (attachment,) = message["attachments"]

    assert message["type"] == "message"
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    first, foot = attachment["content"]["body"]
    assert first == {
        "type": "RichTextBlock",
        "inlines": [
            {
                "type": "TextRun",
                "text": "CRITICAL Billing: longest wait 4:12, target 0:20",
                "weight": "bolder",
                "color": "attention",
            }
        ],
    }
    assert list(texts(foot)) == ["acme, 14:32:07"]


@pytest.mark.parametrize(("number", "lines"), [(2, 3), (10, 11), (11, 12), (300, 12)])
def test_a_long_list_is_cut_and_says_so(number: int, lines: int) -> None:
    for kind in (SLACK, TEAMS):
        message = made(kind, *(f"Queue {index}" for index in range(number)))
        shown = list(texts(message["blocks"] if kind is SLACK else message))[:-1]

        assert len(shown) == lines
        assert (shown[-1] == "and 290 more") is (number == 300)


_MENTION_OR_MARKUP = re.compile(r"[@<>*_~`]|://|\]\(|\{\{|\$\{")


@given(WORDS, WORDS, st.sampled_from((SLACK, TEAMS)))
def test_nothing_in_a_name_is_a_mention_or_markup(name: str, words: str, kind: WebhookKind) -> None:
    message = made(kind, name, "Sales", words=words)

    shown = list(texts(message))
    assert len(shown) >= 4
    for text in shown:
        plain = re.sub("&(amp|lt|gt);", "", text) if kind is SLACK else text
        assert not _MENTION_OR_MARKUP.search(plain)
        assert kind is TEAMS or "&" not in plain
        assert text.isprintable()
    assert "entities" not in json.dumps(message)


@given(WORDS)
def test_json_is_one_printable_line_whatever_a_name_is(name: str) -> None:
    line = as_json(notice(name, words=name)).decode()

    assert line.isprintable()
    assert json.loads(line)["alarms"] == 1


@given(st.lists(WORDS, min_size=1, max_size=40), st.sampled_from(WebhookKind))
def test_a_body_is_no_longer_than_what_is_taken(names: list[str], kind: WebhookKind) -> None:
    made_body = body(kind, notice(*names, words="x" * 5000))

    assert len(made_body) < 28_000 or kind is JSON  # what Teams takes
    for text in texts(json.loads(made_body)):
        assert len(text) <= 3000  # what a block of Slack takes
