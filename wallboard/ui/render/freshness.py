"""How fresh the numbers are, in words: for the header's centre and for the banner."""

from __future__ import annotations

import math
from datetime import tzinfo

from wallboard.model.fields import Record
from wallboard.model.instant import Instant
from wallboard.model.situation import Feed, Freshness, Situation
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.marks import FRESHNESS
from wallboard.ui.render.words import age, clock, duration

_YOUNG_PERIODS = 2
"""What is read once a period from a cache that turns once a period can be so old; older numbers were told before."""
SEPARATOR = "  ·  "
"""What stands between the parts of a paragraph of the banner."""


def claim(situation: Situation, now: Instant) -> Spans:
    """Return what is claimed of the numbers: one claim where the two lists agree, or else one each.

    When they are read next is left to the banner, where that counts down to the next try.
    """
    queues, agents = situation.queues.freshness(now), situation.agents.freshness(now)
    if queues is agents:
        feed = _older(situation, now)
        is_banner_telling = any(_needs_banner(each, now) and each.trouble for each in _feeds(situation))
        return (*_state(queues), *_age(feed, now), *(() if is_banner_telling else _next(feed, now)))
    return (
        ("queues ", "label"),
        *_state(queues),
        *_age(situation.queues, now),
        ("   agents ", "label"),
        *_state(agents),
        *_age(situation.agents, now),
    )


def standing_claim(situation: Situation, now: Instant, zone: tzinfo | None) -> Spans:
    """Return what is claimed of live numbers in a way that stays true until the next reading: moments, no ages."""
    feed = _older(situation, now)
    following = feed.next_poll_at
    next_read: Spans = ((f" · next {clock(following.wall, zone)}", "hint"),) if following else ()
    return (*_state(feed.freshness(now)), (moments(feed, now, zone), "label"), *next_read)


def moments(feed: Feed[Record], now: Instant, zone: tzinfo | None) -> str:
    """Return when the numbers were taken: `14:32:07`, or `14:31:57–07` where it was between two moments."""
    last, first = (clock(now.plus(-age_s).wall, zone) for age_s in feed.age_s(now) or (0.0, 0.0))
    if first == last:
        return last
    minute = last.rpartition(":")[0]
    return f"{first}–{last.removeprefix(f'{minute}:') if first.startswith(minute) else last}"


def banner(situation: Situation, now: Instant, zone: tzinfo | None) -> tuple[str, ...]:
    """Return what nobody can overlook while numbers are not live: cause, next try, the numbers' own time; advice.

    Each is a paragraph. Lists in the same trouble share one.
    """
    feeds: tuple[tuple[str, Feed[Record]], ...] = (("QUEUES", situation.queues), ("AGENTS", situation.agents))
    troubled = [(name, feed) for name, feed in feeds if _needs_banner(feed, now)]
    if len(troubled) == 2 and _cause(situation.queues, now) == _cause(situation.agents, now):
        troubled = [("", min((feed for _, feed in troubled), key=lambda feed: _next_try_s(feed, now)))]
    advice = {_advice(feed, now): None for _, feed in troubled}
    return (*(_paragraph(name, feed, now, zone) for name, feed in troubled), *filter(None, advice))


def not_now(situation: Situation, now: Instant) -> str:
    """Return why a reading ahead of its time is refused, and when the next one comes without being asked for."""
    next_s = min(_next_try_s(feed, now) for feed in _feeds(situation))
    following = f" It is read again in {round(next_s)} s." if math.isfinite(next_s) and round(next_s) else ""
    return f"Not now: at most once per 10 s, and less often while it fails.{following}"


def remark(feed: Feed[Record]) -> Spans:
    """Return what of the list's last answer could not be taken as it came; nothing where all could."""
    if feed.reading is None:
        return ()
    batch = feed.reading.batch
    # Cut anywhere, neither says the reverse, as "1 record left…" would.
    records = f"{batch.left_out} skipped {'record' if batch.left_out == 1 else 'records'}"
    values = f"{batch.odd_values} odd {'value' if batch.odd_values == 1 else 'values'}"
    told = [words for words, number in ((records, batch.left_out), (values, batch.odd_values)) if number]
    return ((f"   {' · '.join(told)}", "warning"),) if told else ()


def _needs_banner(feed: Feed[Record], now: Instant) -> bool:
    freshness = feed.freshness(now)
    return not freshness.is_current and (freshness is not Freshness.NEVER or feed.trouble is not None)


def _cause(feed: Feed[Record], now: Instant) -> tuple[Freshness, str]:
    return feed.freshness(now), feed.trouble.cause if feed.trouble else ""


def _paragraph(name: str, feed: Feed[Record], now: Instant, zone: tzinfo | None) -> str:
    freshness, trouble = feed.freshness(now), feed.trouble
    parts = [f"{name}: {_outcry(feed, freshness, now)}" if name else _outcry(feed, freshness, now)]
    if trouble:
        parts.append(trouble.cause)
    if trouble and feed.next_poll_at:
        left_s = round(_next_try_s(feed, now))
        parts.append(f"try {trouble.tries + 1} in {left_s} s" if left_s else f"try {trouble.tries + 1} now")
    if feed.reading:
        parts.append(f"numbers below are from {clock(feed.reading.counted_from.wall, zone)}")
    return SEPARATOR.join(parts)


def _next_try_s(feed: Feed[Record], now: Instant) -> float:
    return max(0.0, feed.next_poll_at.since(now)) if feed.next_poll_at else math.inf


def _advice(feed: Feed[Record], now: Instant) -> str:
    return feed.trouble.advice if feed.trouble else _ADVICE.get(feed.freshness(now), "")


_ADVICE = {
    Freshness.FROZEN: "Answers still arrive, but nothing in them moves: the source stands still. Tell 8x8 support.",
}


def _outcry(feed: Feed[Record], freshness: Freshness, now: Instant) -> str:
    if freshness is Freshness.REFUSED:
        return "CREDENTIALS REFUSED"
    if freshness is Freshness.FROZEN and feed.frozen_since:
        return f"SOURCE FROZEN FOR {duration(now.since(feed.frozen_since))}"
    if feed.reading is None:
        return "NO DATA YET"
    return f"NO NEW DATA FOR {duration(now.since(feed.reading.read_at))}"


def _state(freshness: Freshness) -> Spans:
    sign, word, ink = FRESHNESS[freshness]
    return ((f"{sign} {word} ", ink),)


def _age(feed: Feed[Record], now: Instant) -> Spans:
    span = feed.age_s(now)
    if span is None:
        return ()
    ink = "label" if span[0] <= _YOUNG_PERIODS * feed.period_s else "warning"
    return ((age(span), ink),)


def _next(feed: Feed[Record], now: Instant) -> Spans:
    if feed.next_poll_at is None:
        return ()
    return ((f" · next in {round(_next_try_s(feed, now))} s", "hint"),)


def _feeds(situation: Situation) -> tuple[Feed[Record], ...]:
    return situation.queues, situation.agents


def _older(situation: Situation, now: Instant) -> Feed[Record]:
    return max(_feeds(situation), key=lambda feed: (feed.age_s(now) or (0.0, 0.0))[1])
