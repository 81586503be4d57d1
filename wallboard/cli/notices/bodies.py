"""Notices as webhooks and commands take them: plain JSON, a message of Slack, a card of Microsoft Teams.

Names are a stranger's. JSON carries them as they are, in one printable line; Slack and Teams get them in the elements
that know no markup, and beside that nothing is left in them that one or the other would take for a mention, a link, a
date or a template.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from wallboard.config.webhook import WebhookKind
from wallboard.model.figure import Severity
from wallboard.model.notice.item import Item
from wallboard.model.notice.notice import Notice, line

VERSION = 1
"""Of the form of the plain JSON; a field may be added without another one."""
MOST_ITEMS = 50
MOST_LINES = 10
_COLOURS = {Severity.NONE: "good", Severity.WARNING: "warning", Severity.CRITICAL: "attention"}
"""Of Adaptive Cards."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""All that Slack wants to be escaped, in plain text too."""
_ALIKE = str.maketrans({"@": "＠", "<": "‹", ">": "›", "*": "∗", "_": "＿", "~": "∼", "`": "ˋ"})
"""What mentions and markup begin with, as signs that look like it."""
_PARTED = re.compile(r"(?<=:)(?=//)|(?<=\])(?=\()|(?<=\{)(?=\{)|(?<=\$)(?=\{)")
"""In the middle of `://`, `](`, `{{`, `${`: links, dates and templates."""


def body(kind: WebhookKind, notice: Notice) -> bytes:
    """Return what to post to a webhook."""
    return _encoded(_FORMS[kind](notice))


def as_json(notice: Notice) -> bytes:
    """Return the notice as plain JSON on one line."""
    return _encoded(_plain(notice))


def _encoded(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(notice: Notice) -> dict[str, object]:
    return {
        "version": VERSION,
        "at": notice.at.isoformat(timespec="seconds"),
        "tenant": notice.tenant,
        "test": notice.is_test,
        "title": notice.title,
        "severity": notice.severity.name.lower(),
        "alarms": notice.wrong,
        "critical": notice.critical,
        "over": notice.over,
        "items": [_plain_item(item) for item in notice.items[:MOST_ITEMS]],
        "more_items": max(0, len(notice.items) - MOST_ITEMS),
    }


def _plain_item(item: Item) -> dict[str, object]:
    return {
        "episode": item.episode,
        "change": item.change.value,
        "severity": item.severity.name.lower(),
        "rule": item.rule,
        "scope": item.scope.value,
        "subject": item.subject,
        "words": item.words,
        "number": item.number,
        "since": item.since.isoformat(timespec="seconds"),
        "lasted_s": None if item.lasted_s is None else round(item.lasted_s),
    }


def _slack(notice: Notice) -> dict[str, object]:
    sections = [{"type": "section", "text": _slack_text(words)} for words in _lines(notice)]
    foot = {"type": "context", "elements": [_slack_text(_foot(notice))]}
    return {
        # For notifications and old clients, which may read markup in it.
        "text": _harmless(notice.title).translate(_ENTITIES),
        "mrkdwn": False,
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
        "blocks": [*sections, foot],
    }


def _slack_text(words: str) -> dict[str, object]:
    return {"type": "plain_text", "text": _harmless(words).translate(_ENTITIES), "emoji": False}


def _teams(notice: Notice) -> dict[str, object]:
    first, *others = _lines(notice)
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [
            _run(first, weight="bolder", color=_COLOURS[notice.severity]),
            *(_run(words) for words in others),
            _run(_foot(notice), size="small", isSubtle=True),
        ],
        "msteams": {"width": "Full"},
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


def _run(words: str, **looks: object) -> dict[str, object]:
    """Return a line of a card: a run of text, unlike a block of text, knows no Markdown."""
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": _harmless(words), **looks}]}


def _lines(notice: Notice) -> list[str]:
    """Return the title, and the items below it where it does not tell all."""
    if len(notice.items) == 1:
        return [notice.title]
    rest = len(notice.items) - MOST_LINES
    more = [f"and {rest} more" if rest > 1 else line(notice.items[-1])] if rest > 0 else []
    return [notice.title, *map(line, notice.items[:MOST_LINES]), *more]


def _foot(notice: Notice) -> str:
    return f"{notice.tenant or 'wallboard'}, {notice.at:%H:%M:%S}"


def _harmless(words: str) -> str:
    return _PARTED.sub(" ", words.translate(_ALIKE))


_FORMS: Mapping[WebhookKind, Callable[[Notice], dict[str, object]]] = {
    WebhookKind.JSON: _plain,
    WebhookKind.SLACK: _slack,
    WebhookKind.TEAMS: _teams,
}
