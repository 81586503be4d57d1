"""The help: what keys do, what signs and colours mean, how the figures are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wallboard.model.figure import Severity
from wallboard.model.filter import FIELDS
from wallboard.ui.render import marks
from wallboard.ui.render.bars import STATE_ORDER
from wallboard.ui.render.cells import Span, Spans, fit, width_of, wrapped
from wallboard.ui.render.sparkline import SPARK_MINUTES

_FORMULAS = (
    ("waiting", "contacts in queue (queue-size) of the live queues: phone and chat; offered ones are not added"),
    ("longest wait", "of a contact that waits now in a live queue; it ticks between two readings"),
    ("service level", "the API's percent of 30 minutes, weighted by the contacts queued, of the live queues"),
    (
        "target",
        "what all the open queues share; else that of the medium, and for the whole live floor the phone's, unless it "
        "has a target of its own (targets.floor)",
    ),
    ("abandoned", "abandoned ÷ (accepted + abandoned) of the last 30 minutes"),
    ("free", "agents who are available and take new chats; agents are counted from the agent list"),
    (
        "occupancy",
        "of the floor, at this moment: agents offered + busy + wrap-up ÷ (those + available); OCC DAY and an agent's "
        "own, of the day: time processing + wrap-up ÷ (those + available)",
    ),
    ("AHT 30", "the API's average handling time of 30 minutes; APT DAY: its average processing time of the day"),
    ("limit", "what is left of the limit of an agent's state or reason, or how far it is over"),
    (
        "to look at",
        "agents over a limit, or dropped by the system: above all groups, and counted in the headings of their own",
    ),
    ("here", "agents at work on contacts of this queue, wrap-up included (number-in-progress)"),
    ("else", "busy + wrap-up − here: agents of this queue who work for others, or are being offered a contact"),
    ("answer", "answer-within of the queue's target, less the longest wait"),
    (
        "need",
        "est.: agents that keep the target (Erlang A, or C where nobody gave up today), less those free, offered or "
        "here; ≤ at most so many, since they serve other queues, too, or hold several chats: coloured only where waits "
        "or level bear it out; – under 10 contacts in 30 minutes, and for work that waits for hours",
    ),
    (
        "staff needed",
        "est.: the need of the queue that lacks the most, which is named, and how many are short; never a sum, since "
        "an agent of three queues would count three times",
    ),
    (
        "next caller",
        "est.: 0 where somebody is free, else (waiting + 1) × handling ÷ agents here; handling: the average duration "
        "of 30 minutes + the floor's wrap-up per contact",
    ),
    (
        "what if",
        "est.: + and - on a queue's screen: share in time and mean wait with so many agents more or fewer, if contacts "
        "come, and take, as in the last 30 minutes",
    ),
    (
        "the day",
        "est.: of N contacts (accepted + abandoned) a share L in time against a target T: L·N ÷ T − N may still miss, "
        "or (T − L)·N ÷ (1 − T) in a row must be in time; over 200 is not to mend today; none under 20 contacts",
    ),
    ("Σ", "waits and levels: of the live queues; the rest: of all that are shown, but for those excluded from sums"),
    (
        "▲",
        "a queue in which contacts wait and nobody is logged in; whose longest wait is 3 × answer-within and at least "
        "60 s; or whose level of 30 contacts or more is 15 points below target",
    ),
    (
        "◆",
        "a queue that has used up 75 % of answer-within, or is below target; an agent over the limit of a state or of "
        "a hold, or whose session was lost within the hour",
    ),
    (
        "alarm",
        "what a rule finds wrong for long enough (4); it carries its sign on its row, counts in the header until "
        "somebody takes care of it (a) or puts it off (z), and is over once nothing has been wrong for a while",
    ),
    (
        f"{marks.WORSE[0]} 5 in 10m",
        "5 more than 10 minutes ago: contacts, agents, time or percent points; filled "
        f"({' '.join(marks.WORSE)}) where that is worse, hollow ({' '.join(marks.BETTER)}) where it is better, "
        f"{' '.join(marks.NEUTRAL)} where it is neither; nothing where it is the same, or was not read",
    ),
    (
        marks.BARS[1:6:2],
        f"the last {SPARK_MINUTES} minutes as this board has read them, from 0, or from the lowest below it; "
        "blank where it has read nothing",
    ),
    (
        "team",
        "on the wall, a sum of queues: contacts add up, its longest wait is the longest of all, and the free are "
        "counted in its groups; ≥ where it has none, since an agent of three queues is free once",
    ),
    (
        "drawn",
        "with --low-bandwidth, the moment that all timers are of: they tick with each reading alone; as soon as one is "
        "late, all goes on each second again",
    ),
    ("–", "no value: nothing was counted, or the API does not know"),
    ("~", "an old number: the source is not live, see the banner"),
)
_KEY_CELLS = 8
_FILTER = (
    ("sales north", "both words, in any order, in all that a row says; case and accents do not matter"),
    ("!night", "rows without it; ! turns any other term round, too"),
    ('"second line"', "words that stand together; in quotes no sign means anything else"),
    (
        "state:break",
        "a field and a part of what it holds, = for all of it, state:break,offline for either; what only agents have "
        "leaves the queues as they are, and the other way round",
    ),
    ("wait>1:30", "a field and a number, with > >= < <= =; times in seconds, 5m, 1:30 or 1h30m, shares in percent"),
)
_FRESHNESS = {
    "live": "the last answer is younger than 1.5 periods of the server's cache (15 s)",
    "late": "it is younger than 3 periods",
    "stale": "it is older, or two tries have failed: numbers are dim, and stand as they were read, timers too",
    "frozen": "answers arrive, but nothing in them moves",
    "refused": "the server does not take tenant and token",
    "never": "nothing has been read yet",
}


def help_lines(keys: Sequence[tuple[str, str]], width: int) -> Iterator[Spans]:
    """Yield the lines of the help for the keys that work where one came from."""
    yield (("KEYS", "label"),)
    # As wide as the longest: keys that the configuration has moved may be long.
    cells = max([_KEY_CELLS, *(width_of([(key, "accent")]) + 1 for key, _ in keys)])
    yield from _columns([((fit(key, cells), "accent"), (words, "value")) for key, words in keys], width, 26 + cells)
    yield ()
    yield (("SIGNS", "label"),)
    signs: list[Spans] = [
        ((f"{marks.SEVERITY[Severity.CRITICAL]} critical", "critical"), ("  look now", "value")),
        ((f"{marks.SEVERITY[Severity.WARNING]} warning", "warning"), ("  look soon", "value")),
    ]
    signs += [((f"{marks.STATE[state]} {state.value}", marks.STATE_INK[state]),) for state in STATE_ORDER]
    yield from _columns(signs, width)
    yield ()
    yield (("FILTER", "label"),)
    for written, words in _FILTER:
        yield from _explained((f"  {fit(written, 15)}", "accent"), words, width)
    for rows in ("queues", "agents"):
        yield from _explained((f"  {fit(rows, 15)}", "strong"), _fields(rows), width)
    yield ()
    yield (("HOW FRESH THE NUMBERS ARE", "label"),)
    for freshness, (sign, word, ink) in marks.FRESHNESS.items():
        yield from _explained((f"  {sign} {fit(word, 9)}", ink), _FRESHNESS[freshness.value], width)
    yield ()
    yield (("HOW THE FIGURES ARE MADE", "label"),)
    for name, words in _FORMULAS:
        yield from _explained((f"  {fit(name, 15)}", "strong"), words, width)


def _fields(rows: str) -> str:
    """Return the names of the fields that queues or agents have."""
    return ", ".join(field.names[0] for field in FIELDS if (field.queues if rows == "queues" else field.agents))


def _explained(name: Span, words: str, width: int) -> Iterator[Spans]:
    """Yield a name and what it means, in as many lines as that takes beside it."""
    begin = width_of([name])
    for index, line in enumerate(wrapped(words, max(20, width - begin))):
        yield name if index == 0 else (" " * begin, "value"), (line, "value")


def _columns(parts: Sequence[Spans], width: int, each: int = 34) -> Iterator[Spans]:
    per_line = max(1, width // each)
    for at in range(0, len(parts), per_line):
        line: Spans = ()
        for part in parts[at : at + per_line]:
            used = sum(len(text) for text, _ in part)
            line += (("  ", "value"), *part, (" " * max(1, each - 2 - used), "value"))
        yield line
