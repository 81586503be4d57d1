"""The fields that an expression can name, and where each is found in the rows of a list."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from wallboard.model.agent import AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.model.filter.errors import FilterError
from wallboard.model.filter.field import Field, side
from wallboard.model.filter.kinds import COUNT, PERCENT, TEXT, TIME, Choice
from wallboard.model.filter.lacks import (
    always,
    is_agent_unsure,
    is_logged_out,
    is_queue_unsure,
    is_refused,
    is_state_unsure,
    no_breach,
    no_contacts,
    no_contacts_today,
    nobody_waits,
)
from wallboard.model.foresight.compared import in_a_row, may_miss, missing, time_left_s
from wallboard.model.foresight.mismatch import AgentMismatch, QueueMismatch, agent_mismatches
from wallboard.model.foresight.off_track import OffTrack
from wallboard.model.need import AgentNeed, QueueNeed
from wallboard.model.queue import QueueKind, media_word
from wallboard.model.queue_row import QueueRow
from wallboard.model.service_level import points_below
from wallboard.model.words import nearest
from wallboard.model.written import whole_points

V = TypeVar("V")


def _word(name: str) -> str:
    return name.casefold().replace(" ", "-").replace("_", "-")


# A row's words are looked up and not made: a filter asks 20,000 rows at each key.
_STATE_WORDS = {state: (_word(state),) for state in AgentState}
_FREE_WORDS = (*_STATE_WORDS[AgentState.AVAILABLE], "free")
_SIGN_WORDS = {severity: (_word(severity.name),) for severity in reversed(Severity)}
_QUEUE_NEEDS = {need: (_word(need.name),) for need in QueueNeed}
_AGENT_NEEDS = {need: (_word(need.name),) for need in (AgentNeed.OVER_LIMIT, AgentNeed.DROPPED)}


def _choice_of(words: Mapping[V, tuple[str, ...]]) -> Choice:
    return Choice(tuple(word for each in words.values() for word in each))


def _states(row: AgentRow) -> tuple[str, ...]:
    state = row.agent.state
    return (
        (_word(state), "free") if state is AgentState.AVAILABLE and row.agent.takes_new_chats else _STATE_WORDS[state]
    )


def _media(medium: str) -> tuple[str, ...]:
    return medium, media_word(medium)


def _is(row: QueueRow) -> tuple[str, ...]:
    return ("open" if row.is_open else "closed", row.kind.value)


def _expected_s(row: QueueRow) -> int | None:
    wait_s = row.foresight.expected_wait.value
    return None if wait_s is None else round(wait_s)


def _has_no_budget(row: QueueRow) -> bool:
    return is_refused(row.foresight.budget) or no_contacts_today(row)


def in_percent(fraction: float | None) -> int | None:
    """Return a share as expressions compare it: as it is written, so that no message says 80 % of what is below 80."""
    return None if fraction is None else whole_points(fraction)


def _waited(row: QueueRow) -> float | None:
    # Not as it is written: of an answer-within of ten minutes the first second over it is 100.17 %, and over it.
    return None if row.waited is None else round(row.waited * 100, 6)


_STATE = Choice((*(_word(state) for state in AgentState), "free"))
_SIGN = _choice_of(_SIGN_WORDS)
_QUEUE_NEED = _choice_of(_QUEUE_NEEDS)
_AGENT_NEED = _choice_of(_AGENT_NEEDS)
_QUEUE_MISMATCH = Choice(tuple(mismatch.value for mismatch in QueueMismatch))
_AGENT_MISMATCH = Choice(tuple(mismatch.value for mismatch in AgentMismatch))
_OFF_TRACK = Choice(tuple(way.value for way in OffTrack))
_IS = Choice(("open", "closed", *(kind.value for kind in QueueKind)))

FIELDS: tuple[Field, ...] = (
    Field(
        ("name",),
        "its name",
        side(TEXT, lambda row: (row.agent.name,)),
        side(TEXT, lambda row: (row.queue.name,)),
    ),
    Field(
        ("id",),
        "its id in Configuration Manager",
        side(TEXT, lambda row: (row.id,)),
        side(TEXT, lambda row: (row.id,)),
    ),
    Field(
        ("media",),
        "medium: of a queue, or of the contact that an agent has now",
        side(TEXT, lambda row: _media(row.agent.medium or "")),
        side(TEXT, lambda row: _media(row.queue.media_type)),
    ),
    Field(
        ("sign",),
        "the sign it carries",
        side(_SIGN, lambda row: _SIGN_WORDS[row.severity], unknown_if=is_agent_unsure),
        side(_SIGN, lambda row: _SIGN_WORDS[row.severity], unknown_if=is_queue_unsure),
    ),
    Field(
        ("need",),
        "why it stands where it stands",
        side(_AGENT_NEED, lambda row: _AGENT_NEEDS.get(row.need, ()), unknown_if=is_agent_unsure),
        side(_QUEUE_NEED, lambda row: _QUEUE_NEEDS[row.need], unknown_if=is_queue_unsure),
    ),
    Field(
        ("state",),
        "what the agent is doing; free: available and takes new chats",
        side(_STATE, _states, unknown_if=is_state_unsure),
    ),
    Field(("group",), "the agent's group: label or id", side(TEXT, lambda row: (row.group, row.agent.group_id))),
    Field(("reason",), "why the agent is in this state: Lunch", side(TEXT, lambda row: (row.agent.reason,))),
    Field(
        ("time", "for"),
        "time in the state",
        side(TIME, lambda row: row.agent.time_in_status_s, nothing_if=is_logged_out),
    ),
    Field(
        ("rejected",),
        "contacts that the agent rejected in 30 minutes",
        side(COUNT, lambda row: row.agent.thirty_min_rejected_count, nothing_if=is_logged_out),
    ),
    Field(
        ("chats",),
        "chats at once",
        side(COUNT, lambda row: row.agent.active_customer_chat_count, nothing_if=is_logged_out),
    ),
    Field(
        ("wait", "longest"),
        "longest wait",
        queues=side(TIME, lambda row: row.queue.longest_wait_s, nothing_if=nobody_waits),
    ),
    Field(
        ("within",),
        "answer-within: how long a contact may wait",
        queues=side(TIME, lambda row: row.target.within_s if row.target else None, nothing_if=always),
    ),
    Field(
        ("waited",),
        "longest wait in percent of answer-within",
        queues=side(PERCENT, _waited, nothing_if=no_breach),
    ),
    Field(
        ("left",),
        "time until the longest wait is over answer-within; 0 once it is",
        queues=side(TIME, lambda row: time_left_s(row.foresight.left_s), nothing_if=no_breach),
    ),
    Field(("waiting",), "contacts that wait", queues=side(COUNT, lambda row: row.queue.waiting)),
    Field(("offered",), "contacts that ring", queues=side(COUNT, lambda row: row.queue.number_in_offered)),
    Field(("free",), "agents who are free for it", queues=side(COUNT, lambda row: row.queue.free)),
    Field(("here",), "agents at work for it", queues=side(COUNT, lambda row: row.queue.here)),
    Field(("else",), "agents at work for others", queues=side(COUNT, lambda row: row.queue.elsewhere)),
    Field(
        ("level",),
        "service level of 30 minutes",
        queues=side(PERCENT, lambda row: in_percent(row.queue.service_level_30min), nothing_if=no_contacts),
    ),
    Field(
        ("day",),
        "service level of the day",
        queues=side(PERCENT, lambda row: in_percent(row.queue.service_level_day), nothing_if=no_contacts_today),
    ),
    Field(
        ("target",),
        "service level to reach",
        queues=side(PERCENT, lambda row: in_percent(row.target.fraction if row.target else None), nothing_if=always),
    ),
    Field(
        ("below",),
        "points that the service level of 30 minutes is below target",
        queues=side(
            PERCENT,
            lambda row: in_percent(
                points_below(row.queue.service_level_30min, row.target.fraction if row.target else None)
            ),
            nothing_if=lambda row: row.target is None or no_contacts(row),
        ),
    ),
    Field(
        ("contacts",),
        "contacts that the figures of 30 minutes stand on: accepted and abandoned",
        queues=side(COUNT, lambda row: row.queue.contacts_30min),
    ),
    Field(
        ("abandoned",),
        "share abandoned in 30 minutes",
        queues=side(PERCENT, lambda row: in_percent(row.queue.abandoned_30min), nothing_if=no_contacts),
    ),
    Field(
        ("missing",),
        "agents that it lacks to keep its promise, est.",
        queues=side(
            COUNT,
            lambda row: missing(row.foresight.staffing.value),
            nothing_if=lambda row: is_refused(row.foresight.staffing),
        ),
    ),
    Field(
        ("expected",),
        "wait of the next caller, est.",
        queues=side(
            TIME, _expected_s, nothing_if=lambda row: is_refused(row.foresight.expected_wait) or no_contacts(row)
        ),
    ),
    Field(
        ("misses",),
        "contacts that may still miss the promise today",
        queues=side(COUNT, lambda row: may_miss(row.foresight.budget), nothing_if=_has_no_budget),
    ),
    Field(
        ("in-a-row",),
        "contacts in a row that must be in time today",
        queues=side(COUNT, lambda row: in_a_row(row.foresight.budget), nothing_if=_has_no_budget),
    ),
    Field(
        ("mismatch",),
        "work that waits while somebody could take it, or somebody whom no work reaches",
        side(_AGENT_MISMATCH, lambda row: agent_mismatches(row.agent)),
        side(_QUEUE_MISMATCH, lambda row: row.foresight.mismatches, unknown_if=is_queue_unsure),
    ),
    Field(
        ("off-track",),
        "in which ways the agent is off track",
        side(_OFF_TRACK, lambda row: row.off_track, unknown_if=is_agent_unsure),
    ),
    Field(("is",), "opening hours, and how the queue counts", queues=side(_IS, _is)),
)
_BY_NAME: Mapping[str, Field] = MappingProxyType({name: field for field in FIELDS for name in field.names})


def field_named(name: str) -> Field:
    """Return the field of that name. Raises FilterError where there is none."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    near = nearest(name, _BY_NAME)
    raise FilterError(f'no field "{name}"' + (f', did you mean "{near}"?' if near else "; in quotes it is a word"))
