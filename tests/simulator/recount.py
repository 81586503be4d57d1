"""The records that an onlooker would write: every field counted again, by brute force, from what was seen.

Only three things cannot be known from outside and are taken from the record itself: `agent-sub-status`, and the codes
of the lines during a call.
"""

from collections import Counter
from collections.abc import Iterable

from tests.simulator.onlooker import Notes, Onlooker, Second, Story
from wallboard.simulator.floor.agents import Agent
from wallboard.simulator.floor.codes import NO_REASON, Line1, Line2, Medium, Status
from wallboard.simulator.floor.contacts import ContactState
from wallboard.simulator.floor.queues import Queue
from wallboard.simulator.floor.readings import Readings
from wallboard.simulator.floor.records import Record

WINDOW_S = 1800


def mean(values: Iterable[int]) -> int:
    """Rounded half up; 0 of nothing."""
    listed = list(values)
    return int(sum(listed) / len(listed) + 0.5) if listed else 0


def expected_agent(onlooker: Onlooker, agent: Agent, given: Record, readings: Readings) -> Record:
    """The record of an agent as it should be."""
    now_s, spec, notes = onlooker.now_s, agent.spec, onlooker.notes[agent.spec.agent_id]
    status = _status(agent, notes)
    line1, line2 = _lines(agent, notes, status, given)
    since_s, elapsed = notes.seconds[-1].since_s, notes.seconds[:-1]
    day = Counter(elapsed[max(0, onlooker.reset_s - onlooker.opened_s) :])
    recent = Counter(elapsed[-WINDOW_S:])
    spells = {second.since_s for second in recent if second.status == Status.AVAILABLE}
    available_s = _spent(recent, Status.AVAILABLE)
    if readings.thirty_min_available_is == "average" and spells:
        available_s = int(available_s / len(spells) + 0.5)
    chats = [story.accepted_s or 0 for story in notes.in_hand(ContactState.PROCESSING) if story.medium is Medium.CHAT]
    chat_queues = {queue.spec.queue_id for queue in onlooker.floor.queues if queue.spec.medium is Medium.CHAT}
    accepted = [story.accepted_s or 0 for story in notes.stories]
    handled = [s for s in notes.stories if s.closed_s is not None and s.closed_s > now_s - WINDOW_S]
    finished = [s for s in notes.stories if s.processed_s is not None and s.processed_s > onlooker.reset_s]
    reason = notes.leave.reason if notes.leave else NO_REASON
    codes = (reason.item_id, reason.short_code, reason.list_id)
    if status is Status.LOGGED_OUT and since_s < onlooker.opened_s:
        codes = (1, "End of shift", 203)
    return {
        "active-customer-chat-count": -1
        if status is Status.LOGGED_OUT or chat_queues.isdisjoint(spec.enabled)
        else len(chats),
        "agent-guid": spec.guid,
        "agent-id": spec.agent_id,
        "agent-media-id": _media_id(notes),
        "agent-name": spec.name,
        "agent-status": int(status),
        "agent-sub-status": given["agent-sub-status"] if chats and spec.max_chats > 1 else "none",
        "assigned-skill-count": len(set(spec.assigned)),
        "day-accepted-count": _after(onlooker.reset_s, accepted),
        "day-available-time": _spent(day, Status.AVAILABLE),
        "day-avg-processing-time": mean((s.processed_s or 0) - (s.accepted_s or 0) for s in finished),
        "day-break-time": _spent(day, Status.ON_BREAK),
        "day-login-time": day.total() - _spent(day, Status.LOGGED_OUT),
        "day-offline-time": _spent(day, Status.WORK_OFFLINE),
        "day-processing-time": _processed(day),
        "day-rejected-count": _after(onlooker.reset_s, notes.refused_s),
        "day-wrap-up-time": _spent(day, Status.POST_PROCESSING),
        "enabled-skill-count": len(set(spec.enabled)),
        "group-id": spec.group_id,
        "idle-start-time": since_s if status is Status.AVAILABLE else -1,
        "last-login-time": notes.logged_in_s,
        "longest-active-customer-chat-duration": now_s - min(chats) if chats else -1,
        "max-concurrent-customer-chat": spec.max_chats,
        "phone-line1-status": line1,
        "phone-line1-status-time": 0 if line1 == -1 else now_s - notes.line_since_s[0],
        "phone-line2-status": line2,
        "phone-line2-status-time": 0 if line2 == -1 else now_s - notes.line_since_s[1],
        "status-code-item-id": codes[0],
        "status-code-item-short-code": codes[1],
        "status-code-list-id": codes[2],
        "thirty-min-accepted-count": _after(now_s - WINDOW_S, accepted),
        "thirty-min-available-time": available_s,
        "thirty-min-avg-handling-time": mean((s.closed_s or 0) - (s.accepted_s or 0) for s in handled),
        "thirty-min-break-time": _spent(recent, Status.ON_BREAK),
        "thirty-min-offline-time": _spent(recent, Status.WORK_OFFLINE),
        "thirty-min-processing-time": _processed(recent),
        "thirty-min-rejected-count": _after(now_s - WINDOW_S, notes.refused_s),
        "thirty-min-wrap-up-time": _spent(recent, Status.POST_PROCESSING),
        "time-in-status": now_s - since_s,
    }


def _after(since_s: int, moments: Iterable[int]) -> int:
    return sum(moment > since_s for moment in moments)


def _spent(seconds: Counter[Second], status: Status) -> int:
    return sum(times for second, times in seconds.items() if second.status == status)


def _processed(seconds: Counter[Second]) -> int:
    return sum(second.at_once * times for second, times in seconds.items() if second.status == Status.BUSY)


def _status(agent: Agent, notes: Notes) -> Status:
    """What is in hand says it, else the leave that the agent is on."""
    for state, status in (
        (ContactState.PROCESSING, Status.BUSY),
        (ContactState.OFFERED, Status.OFFERED),
        (ContactState.WRAP_UP, Status.POST_PROCESSING),
    ):
        if notes.in_hand(state):
            return status
    if agent.leave:
        return agent.leave.status
    return Status.AVAILABLE if agent.on_shift else Status.LOGGED_OUT


def _lines(agent: Agent, notes: Notes, status: Status, given: Record) -> tuple[int, int]:
    calls = [story for story in notes.hands if story.medium is Medium.PHONE]
    if any(story.state is ContactState.PROCESSING for story in calls):
        during_call = (Line1.BUSY, Line1.HOLD, Line1.MUTE)
        assert given["phone-line1-status"] in during_call
        return int(given["phone-line1-status"]), int(given["phone-line2-status"])
    if any(story.state is ContactState.OFFERED for story in calls):
        return int(Line1.OFFERED), int(Line2.UNUSED)
    monitored = agent.leave.monitored_line if agent.leave else None
    quiet = Line1.IDLE if agent.spec.has_phone and status is not Status.LOGGED_OUT else Line1.UNUSED
    return (
        int(Line1.MONITORING if monitored == 1 else quiet),
        int(Line2.MONITORING if monitored == 2 else Line2.UNUSED),
    )


def _media_id(notes: Notes) -> int:
    ids = {Medium.PHONE: 1, Medium.CHAT: 2, Medium.EMAIL: 3, Medium.VMAIL: 4}
    return ids[notes.stories[-1].medium] if notes.stories else 0


def expected_queue(onlooker: Onlooker, queue: Queue, agents: list[Record], readings: Readings) -> Record:
    """The record of a queue as it should be, its six counts from the records of its agents."""
    now_s, spec = onlooker.now_s, queue.spec
    mine = [story for story in onlooker.stories if story.queue_id == spec.queue_id]
    floor_agents = [agent.spec for agent in onlooker.floor.agents]
    assigned = [spec.queue_id in agent.assigned for agent in floor_agents]
    enabled = [spec.queue_id in agent.enabled for agent in floor_agents]
    counted = enabled if readings.counts_add_up_to == "enabled" else assigned
    states = [record["agent-status"] for record, counts in zip(agents, counted, strict=True) if counts]
    in_state = {state: sum(story.state is state for story in mine) for state in ContactState}
    waiting, offered = in_state[ContactState.WAITING], in_state[ContactState.OFFERED]
    working = in_state[ContactState.PROCESSING] + in_state[ContactState.WRAP_UP]
    line = [story.arrived_s for story in mine if story.state is ContactState.WAITING]
    overdue = sum(now_s - arrived_s > spec.answer_within_s for arrived_s in line)
    day = _Period(mine, onlooker.reset_s, now_s, queue, readings)
    recent = _Period(mine, now_s - WINDOW_S, now_s, queue, readings)
    anybody = waiting + len(recent.waits) > 0
    return {
        "agent-count-busy": states.count(1) + states.count(2),
        "agent-count-loggedOut": states.count(9),
        "agent-count-onBreak": states.count(4),
        "agent-count-postProcess": states.count(3),
        "agent-count-waitTransact": states.count(0),
        "agent-count-workOffline": states.count(5),
        "day-abandoned": day.abandoned,
        "day-accepted": day.accepted,
        "day-avg-duration": mean(day.handlings),
        "day-avg-wait-time": mean(day.waits),
        "day-queued": len(day.waits),
        "day-sla-activity": day.level(),
        "assigned-agent-count": sum(assigned),
        "enabled-agent-count": sum(enabled),
        "longest-wait-time": now_s - min(line) if line else 0,
        "media-type": spec.medium.value,
        "number-in-offered": offered,
        "number-in-progress": working,
        "queue-id": spec.queue_id,
        "queue-name": spec.name,
        "queue-size": waiting
        + (offered if readings.queue_size_includes != "waiting" else 0)
        + (working if readings.queue_size_includes == "in progress" else 0),
        "queue-type": spec.medium.value,
        "sla-activity": day.level() if readings.sla_activity_is == "day" else recent.level(overdue, anybody),
        "sla-target": spec.answer_within_s // 3600,
        "thirty-min-abandoned": recent.abandoned,
        "thirty-min-accepted": recent.accepted,
        "thirty-min-avg-duration": mean(recent.handlings),
        "thirty-min-avg-wait-time": mean(recent.waits),
        "thirty-min-longest-wait-time": max(recent.waits, default=0),
        "thirty-min-queued": len(recent.waits),
        "thirty-min-sla-activity": recent.level(),
    }


class _Period:
    """What happened in a queue after some second, up to now; waits are of those that began in it."""

    def __init__(self, mine: list[Story], since_s: int, now_s: int, queue: Queue, readings: Readings) -> None:
        answered = [(story.arrived_s, at_s) for story in mine if (at_s := story.accepted_s) and at_s > since_s]
        self.accepted = len(answered)
        self.within = sum(at_s - arrived_s <= queue.spec.answer_within_s for arrived_s, at_s in answered)
        self.abandoned = sum(story.state is ContactState.ABANDONED and (story.lost_s or 0) > since_s for story in mine)
        self.waits = [
            (story.accepted_s or story.lost_s or now_s) - story.arrived_s
            for story in mine
            if story.arrived_s > since_s
            and (readings.queued_counts_overflowed or story.state is not ContactState.OVERFLOWED)
        ]
        durations = [
            (at_s, story.closed_s if readings.duration_includes_wrap_up else story.processed_s)
            for story in mine
            if (at_s := story.accepted_s)
        ]
        self.handlings = (
            [(end_s or now_s) - at_s for at_s, end_s in durations if at_s > since_s]
            if readings.duration_is_of == "accepted"
            else [end_s - at_s for at_s, end_s in durations if end_s and end_s > since_s]
        )

    def level(self, overdue: int = 0, anybody: bool | None = None) -> int:
        """Percent answered in time; without anything to judge 0 when nobody came, else -1."""
        if judged := self.accepted + self.abandoned + overdue:
            return int(100 * self.within / judged + 0.5)
        return -1 if (bool(self.waits) if anybody is None else anybody) else 0
