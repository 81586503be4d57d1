"""The floor's state as raw API records: the keys of the document's two sample records, in their order.

Values are as the API gives them: whole numbers, texts, "" for an empty text, -1 for "no value". How they look in JSON
or XML is not decided here.
"""

from collections import Counter
from collections.abc import Iterable

from wallboard.simulator.floor.agents import Agent, Line
from wallboard.simulator.floor.codes import Medium, Status
from wallboard.simulator.floor.ledger import Spent
from wallboard.simulator.floor.queues import Queue
from wallboard.simulator.floor.readings import Readings

Record = dict[str, int | str]

NO_VALUE = -1
_LINE_UNUSED = -1


def average(total: int, count: int) -> int:
    """Round to the nearest whole number, half up; 0 when nothing was counted."""
    return (2 * total + count) // (2 * count) if count else 0


def service_level(within: int, counted: int, queued: int) -> int:
    """Whole percent; with nothing counted 0 when nobody came either, else -1 as nothing can be said yet."""
    if counted:
        return average(100 * within, counted)
    return NO_VALUE if queued else 0


def agent_record(agent: Agent, now_s: int, readings: Readings) -> Record:
    """One agent's record."""
    spec, tally = agent.spec, agent.tally
    day = agent.ledger.day(now_s)
    recent = agent.ledger.recent(now_s)
    if not agent.counters_known:
        day = recent = [NO_VALUE] * len(Spent)
    available_s = recent[Spent.AVAILABLE]
    if readings.thirty_min_available_is == "average" and available_s > 0:
        available_s = average(available_s, agent.ledger.available_spells(now_s))
    handled = tally.recent_handled
    chats = _chats(agent)
    reason = agent.reason
    return {
        "active-customer-chat-count": len(chats) if _can_chat(agent) else NO_VALUE,
        "agent-guid": spec.guid,
        "agent-id": spec.agent_id,
        "agent-media-id": agent.last_media_id,
        "agent-name": spec.name,
        "agent-status": int(agent.status),
        "agent-sub-status": "stopnew" if agent.status is Status.BUSY and agent.has_stopped_new else "none",
        "assigned-skill-count": len(agent.assigned),
        "day-accepted-count": tally.day_accepted,
        "day-available-time": day[Spent.AVAILABLE],
        "day-avg-processing-time": average(tally.day_finished_s, tally.day_finished),
        "day-break-time": day[Spent.ON_BREAK],
        "day-login-time": day[Spent.LOGIN],
        "day-offline-time": day[Spent.OFFLINE],
        "day-processing-time": day[Spent.PROCESSING],
        "day-rejected-count": tally.day_rejected,
        "day-wrap-up-time": day[Spent.WRAP_UP],
        "enabled-skill-count": len(agent.enabled),
        "group-id": spec.group_id,
        "idle-start-time": NO_VALUE if agent.idle_since_s is None else agent.idle_since_s,
        "last-login-time": NO_VALUE if agent.last_login_s is None else agent.last_login_s,
        "longest-active-customer-chat-duration": now_s - chats[0] if chats else NO_VALUE,
        "max-concurrent-customer-chat": spec.max_chats,
        "phone-line1-status": int(agent.line1.code),
        "phone-line1-status-time": _line_time(agent.line1, now_s),
        "phone-line2-status": int(agent.line2.code),
        "phone-line2-status-time": _line_time(agent.line2, now_s),
        "status-code-item-id": reason.item_id,
        "status-code-item-short-code": reason.short_code,
        "status-code-list-id": reason.list_id,
        "thirty-min-accepted-count": tally.recent_accepted.count(now_s),
        "thirty-min-available-time": available_s,
        "thirty-min-avg-handling-time": average(handled.total(now_s), handled.count(now_s)),
        "thirty-min-break-time": recent[Spent.ON_BREAK],
        "thirty-min-offline-time": recent[Spent.OFFLINE],
        "thirty-min-processing-time": recent[Spent.PROCESSING],
        "thirty-min-rejected-count": tally.recent_rejected.count(now_s),
        "thirty-min-wrap-up-time": recent[Spent.WRAP_UP],
        "time-in-status": NO_VALUE if agent.since_s is None else now_s - agent.since_s,
    }


def staff_counts(agents: Iterable[Agent], readings: Readings) -> dict[Queue, Counter[Status]]:
    """How many agents of each queue are in each status, for all queues in one pass."""
    counts: dict[Queue, Counter[Status]] = {}
    for agent in agents:
        status = Status.BUSY if agent.status is Status.OFFERED else agent.status
        for queue in agent.enabled if readings.counts_add_up_to == "enabled" else agent.assigned:
            counts.setdefault(queue, Counter())[status] += 1
    return counts


def skill_counts(agents: Iterable[Agent]) -> tuple[Counter[Queue], Counter[Queue]]:
    """How many agents each queue is assigned to, and for how many of them it is enabled."""
    assigned: Counter[Queue] = Counter()
    enabled: Counter[Queue] = Counter()
    for agent in agents:
        assigned.update(agent.assigned)
        enabled.update(agent.enabled)
    return assigned, enabled


def queue_record(
    queue: Queue, staff: Counter[Status], assigned: int, enabled: int, now_s: int, readings: Readings
) -> Record:
    """One queue's record; `staff` counts its agents by status, those being offered a contact as busy."""
    spec, day = queue.spec, queue.day
    recent_waits = queue.waits.recent(now_s)
    recent_accepted = queue.recent_accepted.count(now_s)
    recent_abandoned = queue.recent_abandoned.count(now_s)
    head = queue.head()
    now_level, day_level, recent_level = _service_levels(queue, now_s, readings)
    day_duration_s, recent_duration_s = _durations(queue, now_s, readings)
    return {
        "agent-count-busy": staff[Status.BUSY],
        "agent-count-loggedOut": staff[Status.LOGGED_OUT],
        "agent-count-onBreak": staff[Status.ON_BREAK],
        "agent-count-postProcess": staff[Status.POST_PROCESSING],
        "agent-count-waitTransact": staff[Status.AVAILABLE],
        "agent-count-workOffline": staff[Status.WORK_OFFLINE],
        "day-abandoned": day.abandoned,
        "day-accepted": day.accepted,
        "day-avg-duration": day_duration_s,
        "day-avg-wait-time": average(queue.waits.day.total_s(now_s), queue.waits.day.count),
        "day-queued": queue.waits.day.count,
        "day-sla-activity": day_level,
        "assigned-agent-count": assigned,
        "enabled-agent-count": enabled,
        "longest-wait-time": now_s - head.queued_s if head else 0,
        "media-type": str(spec.medium),
        "number-in-offered": queue.offered,
        "number-in-progress": queue.in_progress,
        "queue-id": spec.queue_id,
        "queue-name": spec.name,
        "queue-size": _size(queue, readings),
        "queue-type": str(spec.medium),
        "sla-activity": now_level,
        "sla-target": _sla_target(queue, readings),
        "thirty-min-abandoned": recent_abandoned,
        "thirty-min-accepted": recent_accepted,
        "thirty-min-avg-duration": recent_duration_s,
        "thirty-min-avg-wait-time": average(recent_waits.total_s(now_s), recent_waits.count),
        "thirty-min-longest-wait-time": queue.waits.longest_recent_s(now_s),
        "thirty-min-queued": recent_waits.count,
        "thirty-min-sla-activity": recent_level,
    }


def _service_levels(queue: Queue, now_s: int, readings: Readings) -> tuple[int, int, int]:
    """Now, day, 30 minutes."""
    if not queue.service_level_known:
        return NO_VALUE, NO_VALUE, NO_VALUE
    day = queue.day
    day_level = service_level(day.within, day.accepted + day.abandoned, queue.waits.day.count)
    within = queue.recent_accepted.total(now_s)
    counted = queue.recent_accepted.count(now_s) + queue.recent_abandoned.count(now_s)
    recent_level = service_level(within, counted, queue.waits.recent(now_s).count)
    if readings.sla_activity_is == "day":
        return day_level, day_level, recent_level
    waiting = queue.waiting or queue.waits.recent(now_s).count
    return service_level(within, counted + queue.overdue(now_s), waiting), day_level, recent_level


def _durations(queue: Queue, now_s: int, readings: Readings) -> tuple[int, int]:
    """Day, 30 minutes."""
    if readings.duration_is_of == "accepted":
        day, recent = queue.handlings.day, queue.handlings.recent(now_s)
        return average(day.total_s(now_s), day.count), average(recent.total_s(now_s), recent.count)
    handled = queue.recent_handled
    return average(queue.day.handled_s, queue.day.handled), average(handled.total(now_s), handled.count(now_s))


def _size(queue: Queue, readings: Readings) -> int:
    match readings.queue_size_includes:
        case "waiting":
            return queue.waiting
        case "offered":
            return queue.waiting + queue.offered
        case "in progress":
            return queue.waiting + queue.offered + queue.in_progress


def _sla_target(queue: Queue, readings: Readings) -> int:
    if readings.sla_target_is == "percent":
        return queue.spec.target_percent
    return queue.spec.answer_within_s // {"hours": 3600, "minutes": 60, "seconds": 1}[readings.sla_target_is]


def _can_chat(agent: Agent) -> bool:
    return bool(agent.chat_queues) and agent.status is not Status.LOGGED_OUT


def _chats(agent: Agent) -> list[int]:
    """When the chats in hand were accepted, oldest first."""
    return [
        contact.accepted_s
        for contact in agent.processing
        if contact.medium is Medium.CHAT and contact.accepted_s is not None
    ]


def _line_time(line: Line, now_s: int) -> int:
    if line.code == _LINE_UNUSED:
        return 0
    return NO_VALUE if line.since_s is None else now_s - line.since_s
