"""How an agent is off track or out of place, in words: what state, reason, limit and lines do not tell already."""

from __future__ import annotations

from collections.abc import Iterator

from wallboard.model.agent_row import AgentRow
from wallboard.model.foresight.mismatch import AgentMismatch, agent_mismatches
from wallboard.model.foresight.off_track import OffTrack
from wallboard.ui.render.words import count


def off_track_words(row: AgentRow) -> list[str]:
    """Return the ways in words, as of the reading."""
    return list(_words(row))


def _words(row: AgentRow) -> Iterator[str]:
    agent, ways = row.agent, row.off_track
    if AgentMismatch.NO_SKILL in agent_mismatches(agent):
        yield "no skill enabled"
    average_s = agent.day_avg_processing_time_s
    if OffTrack.LONG_CALL in ways and average_s:
        yield f"{count((agent.time_in_status_s or 0) // average_s)} × average"
    if OffTrack.REJECTING in ways:
        yield f"{count(agent.thirty_min_rejected_count)} rejected"
    if OffTrack.FLAPPING in ways:
        yield "often away"
