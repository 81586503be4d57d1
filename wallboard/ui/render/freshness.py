"""How fresh the numbers are, in words: for the header's centre and for the banner."""

from __future__ import annotations

from datetime import tzinfo

from wallboard.model.fields import Record
from wallboard.model.instant import Instant
from wallboard.model.situation import Feed, Freshness, Situation
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.marks import FRESHNESS
from wallboard.ui.render.words import age, clock, duration


def claim(situation: Situation, now: Instant) -> Spans:
    """Return what is claimed of the numbers: one claim where the two lists agree, or else one each."""
    queues, agents = situation.queues.freshness(now), situation.agents.freshness(now)
    if queues is agents:
        feed = _older(situation, now)
        return (*_state(queues), *_age(feed, now), *_next(feed, now))
    return (
        ("queues ", "label"),
        *_state(queues),
        *_age(situation.queues, now),
        ("   agents ", "label"),
        *_state(agents),
        *_age(situation.agents, now),
    )


def banner(situation: Situation, now: Instant, zone: tzinfo | None) -> tuple[str, ...]:
    """Return the lines that nobody can overlook while numbers are not live: cause, next try, the numbers' own time."""
    feeds: tuple[tuple[str, Feed[Record]], ...] = (("queues", situation.queues), ("agents", situation.agents))
    lines = [(name, *_not_live(feed, now, zone)) for name, feed in feeds if _needs_banner(feed, now)]
    if len(lines) == 2 and lines[0][1:] == lines[1][1:]:
        lines = [("", *lines[0][1:])]
    told = [f"{f'{name.upper()}: ' if name else ''}{words}" for name, words, _ in lines]
    advice = {advice: None for _, _, advice in lines if advice}
    return (*told, *advice)


def remark(feed: Feed[Record]) -> Spans:
    """Return what of the list's last answer could not be taken as it came; nothing where all could."""
    if feed.reading is None:
        return ()
    batch = feed.reading.batch
    records, values = (f"{batch.left_out} left out", f"{batch.odd_values} odd values")
    told = [words for words, number in ((records, batch.left_out), (values, batch.odd_values)) if number]
    return ((f"   {' · '.join(told)}", "warning"),) if told else ()


def _needs_banner(feed: Feed[Record], now: Instant) -> bool:
    freshness = feed.freshness(now)
    return not freshness.is_current and (freshness is not Freshness.NEVER or feed.trouble is not None)


def _not_live(feed: Feed[Record], now: Instant, zone: tzinfo | None) -> tuple[str, str]:
    freshness, trouble = feed.freshness(now), feed.trouble
    parts = [_headline(feed, freshness, now)]
    if trouble:
        parts.append(trouble.cause)
    if trouble and feed.next_poll_at:
        left_s = max(0, round(feed.next_poll_at.since(now)))
        parts.append(f"try {trouble.tries + 1} in {left_s} s" if left_s else f"try {trouble.tries + 1} now")
    if feed.reading:
        parts.append(f"numbers below are from {clock(feed.reading.counted_from.wall, zone)}")
    return "  ·  ".join(parts), trouble.advice if trouble else _ADVICE.get(freshness, "")


_ADVICE = {
    Freshness.FROZEN: "Answers still arrive, but nothing in them moves: the source stands still. Tell 8x8 support.",
}


def _headline(feed: Feed[Record], freshness: Freshness, now: Instant) -> str:
    if freshness is Freshness.REFUSED:
        return "CREDENTIALS REFUSED"
    if freshness is Freshness.FROZEN and feed.frozen_since:
        return f"SOURCE FROZEN FOR {duration(now.since(feed.frozen_since))}"
    if feed.reading is None:
        return "NO DATA YET"
    return f"NO DATA FOR {duration(now.since(feed.reading.read_at))}"


def _state(freshness: Freshness) -> Spans:
    sign, word, ink = FRESHNESS[freshness]
    return ((f"{sign} {word} ", ink),)


def _age(feed: Feed[Record], now: Instant) -> Spans:
    span = feed.age_s(now)
    return () if span is None else ((age(span), "label"),)


def _next(feed: Feed[Record], now: Instant) -> Spans:
    if feed.next_poll_at is None:
        return ()
    left_s = feed.next_poll_at.since(now)
    return ((f" · next in {max(0, round(left_s))} s", "hint"),)


def _older(situation: Situation, now: Instant) -> Feed[Record]:
    feeds: tuple[Feed[Record], ...] = (situation.queues, situation.agents)
    return max(feeds, key=lambda feed: (feed.age_s(now) or (0.0, 0.0))[1])
