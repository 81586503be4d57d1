"""What frames the pages of a wall: whose it is, whether it is live, the time; below them, what is said and which it is.

FLOOR A                          14:32                      ● LIVE 3 s
▌ CRM down, use paper form
●○○○  headline · held for Billing: longest wait 4:12, target 0:20
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from wallboard.model.alerts import Alerts
from wallboard.model.fields import Record
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.rotation import Rotation
from wallboard.model.situation import Feed, Freshness, Situation
from wallboard.ui.render.cells import Spans, fit, fit_spans, justified, width_of, wrapped
from wallboard.ui.render.freshness import banner, moments
from wallboard.ui.render.lettering import PLAIN, Block, Lettering, smaller
from wallboard.ui.render.marks import FRESHNESS, SEVERITY
from wallboard.ui.render.words import age, count

_SHOWN, _OTHER = "●", "○"
_CRITICAL = f"{SEVERITY[Severity.CRITICAL].strip()} "
_LEAST_TITLE = 12
"""Letters that must be left of whose wall it is: a longer title is cut before time and freshness are small."""
_PARTS = "  ·  "
"""Between the parts of a banner's paragraph."""


def header(title: str, claim: Spans, now: Instant, zone: tzinfo | None, width: int, letters: Lettering) -> Block:
    """Return whose wall it is, the time of day there, and whether the numbers are live; the last stays at any width."""
    time = f"{now.wall.astimezone(zone):%H:%M}"
    inner = width - 2
    for size in smaller(letters):
        middle: Spans = ((time, "strong"),)
        rest = (inner - size.width_of(middle)) // 2
        left_room = min(rest, inner - size.width_of(middle) - size.width_of(claim) - 2 * size.space) - size.space
        name = size.fitted(title, left_room)
        is_told = len(name) >= min(len(title), _LEAST_TITLE) or not size.cut
        if is_told and size.width_of(claim) + size.space <= rest:
            return _three(((name, "strong"),), middle, claim, inner, size)
    return _padded((justified(((time, "strong"),), claim, inner),))


def wall_claim(situation: Situation, now: Instant, zone: tzinfo | None, *, is_sparing: bool = False) -> Spans:
    """Return what is claimed of the numbers: that they are live, and their age or (`is_sparing`) their moment."""
    freshness = situation.freshness(now)
    sign, word, ink = FRESHNESS[freshness]
    if not freshness.is_current:
        return ((sign, ink), (f" {word if not situation.is_read else 'NOT LIVE'}", ink))
    feeds: tuple[Feed[Record], ...] = (situation.queues, situation.agents)
    older = max(feeds, key=lambda feed: (feed.age_s(now) or (0.0, 0.0))[1])
    if is_sparing and freshness is Freshness.LIVE:
        told = moments(older, now, zone)
    else:
        told = age(older.age_s(now) or (0.0, 0.0)).removesuffix(" old")
    return ((sign, ink), (f" {word} ", ink), (told, "label"))


def told(situation: Situation, now: Instant, zone: tzinfo | None, width: int, letters: Lettering) -> Block:
    """Return the banner while numbers are not live: as large as it fits, across the whole wall. Nothing otherwise."""
    paragraphs = banner(situation, now, zone)
    if not paragraphs:
        return ()
    lines: list[str] = []
    inner = width - 4
    for paragraph in paragraphs:
        outcry, _, rest = paragraph.partition(_PARTS)
        size = next((size for size in smaller(letters) if size.cut and size.width(outcry) <= inner), PLAIN)
        if size.cut and outcry.isupper():
            lines += [row for block in size.block(((outcry, "banner"),)) for row in [_text(block)]]
            lines += ["", *wrapped(rest, inner)] if rest else []
        else:
            lines += wrapped(paragraph, inner)
    if letters.cut:
        lines = ["", *lines, ""]
    return tuple(((fit(f"  {line}", width), "banner"),) for line in lines)


def footer(rotation: Rotation, words: str, alerts: Alerts, note: str, keys: str, width: int) -> Block:
    """Return which page it is and why, what wants somebody, what should be mended, and the key that leads back."""
    pages = rotation.plan.pages
    dots = "".join(_SHOWN if page is rotation.page else _OTHER for page in pages) if len(pages) > 1 else ""
    left: Spans = ((dots, "label"), (f"  {words}" if dots else words, "hint"))
    right: Spans = ((note, "warning"), ("   " if note and keys else "", "hint"), (keys, "hint"))
    inner = width - 2
    left += _wanting(rotation, alerts, inner - width_of(left) - width_of(right) - 2)
    if width_of(left) + width_of(right) + 2 > inner:
        right = fit_spans(right, max(0, inner - width_of(left[:2]) - 2)) if note else ()
    return _padded((justified(left, right, inner),))


def _wanting(rotation: Rotation, alerts: Alerts, width: int) -> Spans:
    """Return what wants somebody first, with its words where there is room for them."""
    held = [alert for alert in alerts.values() if alert.name == rotation.held_for]
    first = next(iter([*held, *alerts.values()]), None)
    if first is None:
        return ()
    why: Spans = ((" · held for ", "hint"),) if held else ((" · ", "hint"), (_CRITICAL, "critical"))
    was = ", was" if first.is_calm else ""
    words: Spans = ((f"{was}: {first.words}", "label"),) if first.words else ()
    more: Spans = ((f" · {count(len(alerts) - 1)} more", "hint"),) if len(alerts) > 1 else ()
    named: Spans = (*why, (first.name, "critical"))
    return (*named, *words, *more) if width_of((*named, *words, *more)) <= width else (*named, *more)


def message(text: str, width: int, letters: Lettering) -> Block:
    """Return the line that somebody has written for this wall, in the largest letters that it fits; '' for none."""
    if not text:
        return ()
    inner = width - 6
    size = next((size for size in smaller(letters) if size.width(text) <= inner), PLAIN)
    block = size.line(((size.fitted(text, inner), "accent"),), inner)
    framed = tuple((("█   ", "accent"), *line, ("  ", "value")) for line in block)
    blank: Spans = (("█", "accent"), (" " * (width - 1), "value"))
    return (blank, *framed, blank) if letters.cut else framed


def _three(left: Spans, middle: Spans, right: Spans, width: int, size: Lettering) -> Block:
    """Put three texts into lines: at the begin, in the middle, at the end."""
    before = (width - size.width_of(middle)) // 2
    after = width - before - size.width_of(middle)
    pieces = zip(size.line(left, before), size.block(middle), size.line(right, after, is_right=True), strict=True)
    lines = _padded([(*one, *two, *three) for one, two, three in pieces])
    if size.cut is None:
        return lines
    blank = fit_spans((), width + 2)
    return (blank, *lines, blank)


def _padded(lines: Sequence[Spans]) -> Block:
    return tuple(((" ", "value"), *line, (" ", "value")) for line in lines)


def _text(line: Spans) -> str:
    return "".join(text for text, _ in line)
