"""The simulated floor as one thing: made from a scenario and a seed, walked forward in time, read as API records.

```
arrivals ─▶ queues ─▶ switchboard ⇄ bench of ready agents
                          │ accepted                ▲
                          ▼                         │ free again
                        desk ────────────────▶ attendance ◀── rota, mishaps, cues
```
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent
from wallboard.simulator.floor.arrivals import Arrivals
from wallboard.simulator.floor.attendance import Attendance
from wallboard.simulator.floor.bench import Bench
from wallboard.simulator.floor.contacts import Contact
from wallboard.simulator.floor.cues import Director
from wallboard.simulator.floor.desk import Desk
from wallboard.simulator.floor.local_time import LocalTime
from wallboard.simulator.floor.mishaps import Mishaps
from wallboard.simulator.floor.queues import Queue
from wallboard.simulator.floor.records import Record, agent_record, queue_record, skill_counts, staff_counts
from wallboard.simulator.floor.rota import Rota
from wallboard.simulator.floor.scenarios import Scenario
from wallboard.simulator.floor.switchboard import Switchboard

_OPENS_THE_EVENING_BEFORE_S = 20 * 3600
"""Second of the local day."""


class Floor:
    """A contact-centre floor from its opening on.

    It opens some time before `start` (the evening before, or as long before as the scenario says), empty, with
    whoever's shift it is, and runs up to `start` at once. The same scenario, seed and start give the same records at
    any later second, in however many steps it is reached.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int,
        start: datetime,
        seen_from: datetime | None = None,
        witness: Callable[[Contact], None] = lambda _: None,
    ) -> None:
        """Open the floor and run it up to `start` (aware); `witness` sees every contact as it arrives.

        With `seen_from` it runs up to that earlier moment only: the same floor, whose past can be watched.
        """
        self._local_time = LocalTime(scenario.time_zone)
        self._scenario = scenario
        self._now = (seen_from or start).astimezone(UTC)
        opens_s = self._opens_s(_second(start))
        self._agenda = agenda = Agenda(opens_s)
        random = Random(seed)  # noqa: S311 - a game of chance, not a secret
        readings = scenario.readings
        population = scenario.population
        self.queues = tuple(
            Queue(
                spec,
                queued_counts_overflowed=readings.queued_counts_overflowed,
                duration_includes_wrap_up=readings.duration_includes_wrap_up,
            )
            for spec in population.queues
        )
        by_id = {queue.spec.queue_id: queue for queue in self.queues}
        self.agents = tuple(
            Agent(spec, [by_id[each] for each in spec.assigned], [by_id[each] for each in spec.enabled], opens_s)
            for spec in population.agents
        )
        self._assigned, self._enabled = skill_counts(self.agents)
        bench = Bench(self.queues)

        def seek_work(agent: Agent) -> None:
            """Close the circle: work ends where it began, at the switchboard."""
            switchboard.seek_work(agent)

        attendance = Attendance(agenda, bench, seek_work=seek_work)
        desk = Desk(agenda, random, hands_free=attendance.settle)
        switchboard = Switchboard(
            agenda, random, bench, accepted=desk.begin, refused=attendance.settle, send_away=attendance.send_away
        )
        arrivals = Arrivals(
            agenda,
            random,
            self._local_time,
            self.queues,
            seek_agent=switchboard.seek_agent,
            hang_up=switchboard.hang_up,
            witness=witness,
        )
        rota = Rota(agenda, random, self._local_time, attendance)
        for agent in self.agents:
            rota.open(agent)
        arrivals.open()
        Mishaps(agenda, random, self.agents, attendance).open()
        director = Director(
            agenda, random, attendance, self.agents, self.queues, arrive=arrivals.arrive, clear=desk.clear
        )
        director.plan(scenario.cues, _second(start))
        self._plan_reset()
        agenda.run_until(_second(self._now))

    @property
    def now(self) -> datetime:
        """The floor's own time in UTC: the start, or the last `advance`."""
        return self._now

    def advance(self, to: datetime) -> None:
        """Let everything happen up to a later time (aware); an earlier one is refused with `ValueError`."""
        # Two times of one zone compare by the clock's face, which is wrong in the hour that autumn repeats.
        to = to.astimezone(UTC)
        if to < self._now:
            raise ValueError(f"the floor is at {self._now.isoformat()} and cannot go back to {to.isoformat()}")
        self._agenda.run_until(_second(to))
        self._now = to

    def agent_records(self) -> list[Record]:
        """Every agent's record, in the order of the tenant's configuration."""
        return [agent_record(agent, self._agenda.now_s, self._scenario.readings) for agent in self.agents]

    def queue_records(self) -> list[Record]:
        """Every queue's record, in the order of the tenant's configuration."""
        readings, now_s = self._scenario.readings, self._agenda.now_s
        staff = staff_counts(self.agents, readings)
        return [
            queue_record(
                queue, staff.get(queue, Counter()), self._assigned[queue], self._enabled[queue], now_s, readings
            )
            for queue in self.queues
        ]

    def restart(self) -> None:
        """Restart the system: contacts and agents stay, but what it kept in memory alone reads -1.

        Logins, idle starts, times in status and on a line, an agent's time counters and a queue's service levels are
        unknown until the agent's next login or change of status, or the queue's next contact answered or lost; "last
        medium" is none.
        """
        for agent in self.agents:
            agent.forget()
        for queue in self.queues:
            queue.service_level_known = False

    def reset_day(self) -> None:
        """All day counters begin anew, as they do at the tenant's midnight; whoever waits becomes the backlog."""
        for agent in self.agents:
            agent.reset_day(self._agenda.now_s)
        for queue in self.queues:
            queue.reset_day()

    def _opens_s(self, start_s: int) -> int:
        if self._scenario.opens_before_s is not None:
            return start_s - self._scenario.opens_before_s
        return self._local_time.at(self._local_time.day(start_s) - timedelta(days=1), _OPENS_THE_EVENING_BEFORE_S)

    def _plan_reset(self) -> None:
        self._agenda.at(self._local_time.next_at(self._scenario.day_reset, self._agenda.now_s), self._reset)

    def _reset(self) -> None:
        self.reset_day()
        self._plan_reset()


def _second(moment: datetime) -> int:
    """Return the whole UTC second that an aware time lies in."""
    return int(moment.astimezone(UTC).timestamp())
