"""The columns that a board can be sorted by, by their names in the configuration. What they show is drawn elsewhere."""

from __future__ import annotations

from enum import StrEnum


class QueueColumn(StrEnum):
    """A column of the queue grid."""

    NEED = "need"
    """No column: the order in which the rows come, worst first."""
    QUEUE = "queue"
    MEDIA = "media"
    WAITING = "waiting"
    OFFERED = "offered"
    LONGEST = "longest"
    ANSWER = "answer"
    LEVEL = "level"
    DAY = "day"
    FREE = "free"
    HERE = "here"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"
    ABANDONED = "abandoned"
    AVERAGE_WAIT = "average-wait"
    WRAP_UP = "wrap-up"
    BREAK = "break"
    QUEUED = "queued"
    ACCEPTED = "accepted"
    LOST = "lost"
    OFFLINE = "offline"
    OUT = "out"


class AgentColumn(StrEnum):
    """A column of the agent board."""

    NEED = "need"
    """No column: the order in which the rows come, worst first."""
    NAME = "name"
    STATE = "state"
    FOR = "for"
    LIMIT = "limit"
    GROUP = "group"
    ACCEPTED_30 = "accepted-30"
    REJECTED_30 = "rejected-30"
    HANDLING_30 = "handling-30"
    PROCESSING_30 = "processing-30"
    WRAP_UP_30 = "wrap-up-30"
    BREAK_30 = "break-30"
    OFFLINE_30 = "offline-30"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    AVERAGE = "average"
    LOGIN = "login"
    OCCUPANCY = "occupancy"
    AVAILABLE = "available"
    PROCESSING = "processing"
    WRAP_UP = "wrap-up"
    BREAK = "break"
    OFFLINE = "offline"
