"""Signs: what tells a state or a severity without colour."""

from __future__ import annotations

from wallboard.model.agent import AgentState
from wallboard.model.agent_day import Activity
from wallboard.model.figure import Severity
from wallboard.model.situation import Freshness

SEVERITY = {Severity.NONE: " ", Severity.WARNING: "◆", Severity.CRITICAL: "▲"}
SEVERITY_INK = {Severity.NONE: "value", Severity.WARNING: "warning", Severity.CRITICAL: "critical"}

STATE = {
    AgentState.AVAILABLE: "●",
    AgentState.OFFERED: "◐",
    AgentState.BUSY: "■",
    AgentState.WRAP_UP: "◇",
    AgentState.BREAK: "▪",
    AgentState.OFFLINE: "○",
    AgentState.UNKNOWN: "?",
    AgentState.LOGGED_OUT: "·",
}
STATE_INK = {
    AgentState.AVAILABLE: "available",
    AgentState.OFFERED: "offered",
    AgentState.BUSY: "busy",
    AgentState.WRAP_UP: "wrap-up",
    AgentState.BREAK: "break",
    AgentState.OFFLINE: "offline",
    AgentState.UNKNOWN: "label",
    AgentState.LOGGED_OUT: "hint",
}

BARS = " ▁▂▃▄▅▆▇█"
"""What fills a cell from below, by eighths."""
WORSE, BETTER, NEUTRAL = ("▲", "▼"), ("△", "▽"), ("↑", "↓")
"""Up and down since some minutes ago: filled where that is worse, hollow where it is better."""
GAUGE_FILLED, GAUGE_TRACK, GAUGE_TICK = "━", "─", "╋"

ACTIVITY = {
    Activity.PROCESSING: ("■", "busy"),
    Activity.WRAP_UP: ("◇", "wrap-up"),
    Activity.AVAILABLE: ("●", "available"),
    Activity.BREAK: ("▪", "break"),
    Activity.OFFLINE: ("○", "offline"),
    Activity.OTHER: ("·", "label"),
}
"""Sign and ink of what an agent's time goes into: as of the states that it is spent in."""

FRESHNESS = {
    Freshness.LIVE: ("●", "LIVE", "good"),
    Freshness.LATE: ("◐", "LATE", "warning"),
    Freshness.STALE: ("✕", "STALE", "critical"),
    Freshness.FROZEN: ("■", "FROZEN", "critical"),
    Freshness.REFUSED: ("✕", "REFUSED", "critical"),
    Freshness.NEVER: ("○", "NO DATA", "label"),
}
"""Sign, word and ink of what may be claimed of the numbers."""
