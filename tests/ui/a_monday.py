"""A Monday afternoon on an invented floor: the one that the pictures show."""

from __future__ import annotations

from tests.floors import agent, queue
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue

_QUEUES = (
    # name, medium, waiting, longest, level of 30 min, level of the day, free, here, else
    ("Sales", "phone", 6, 94, 58, 79, 0, 9, 3),
    ("Support", "phone", 3, 27, 76, 82, 1, 7, 2),
    ("Web chat", "chat", 4, 52, 84, 86, 2, 5, 1),
    ("Billing", "phone", 1, 9, 91, 88, 3, 4, 2),
    ("Complaints", "email", 41, 9120, 93, 95, 4, 2, 0),
    ("Bookings", "phone", 0, 0, 97, 94, 5, 3, 1),
    ("Callback", "vmail", 0, 0, 100, 100, 2, 1, 0),
    ("Returns", "phone", 0, 0, 95, 92, 4, 0, 2),
    ("Night desk", "phone", 0, 0, 0, 90, 1, 0, 0),
)
_NAMES = ("Ada", "Ben", "Cleo", "Dan", "Elsa", "Finn", "Gita", "Hugo", "Ines", "Jon", "Kaya", "Liam", "Mona", "Nils")
_SURNAMES = ("Abel", "Brandt", "Castillo", "Duarte", "Egger")


def queues(minutes_before: int = 0) -> list[Queue]:
    """Return the queues: one in trouble, some near it, some quiet; or as they were when fewer waited, and not as long.

    Half an hour before nobody did.
    """
    rush = max(0, 30 - minutes_before) / 30
    return [
        queue(
            str(100 + number),
            name=name,
            media_type=medium,
            queue_size=round(waiting * rush),
            longest_wait_time_s=round(longest_s * rush),
            thirty_min_sla_activity=level and min(100, level + minutes_before // 3),
            day_sla_activity=day,
            agent_count_wait_transact=free,
            agent_count_busy=here + elsewhere,
            number_in_progress=here,
            number_in_offered=min(here, 1),
            thirty_min_queued=10 * here,
            thirty_min_accepted=10 * here,
            thirty_min_abandoned=here // 3,
            day_queued=160 * (here + 1),
            day_accepted=150 * (here + 1),
            day_abandoned=6 * (here + 1),
        )
        for number, (name, medium, waiting, longest_s, level, day, free, here, elsewhere) in enumerate(_QUEUES)
    ]


def agents() -> list[Agent]:
    """Return the agents: an overstayed break, a dropped session, and all states."""
    states = (0, 2, 2, 2, 1, 2, 3, 0, 2, 4, 2, 5, 2, 9, 9, 2)
    lunch = {"status_code_list_id": 7, "status_code_item_short_code": "Lunch"}
    people = [
        agent(
            f"ag{number}",
            name=f"{_NAMES[number % 14]} {_SURNAMES[number % 5]}",
            status=states[number % 16],
            time_in_status_s=37 * (number % 23) + 11,
            media_id=1 + number % 3,
            **(lunch if states[number % 16] == 4 else {}),
        )
        for number in range(48)
    ]
    late = agent("late", name="Vera Okafor", status=4, time_in_status_s=2534, **lunch)
    dropped = agent(
        "out", name="Tom Reyes", status=9, time_in_status_s=412, status_code_list_id=-1, status_code_item_id=1
    )
    return [*people, late, dropped]
