"""Arrivals: a Poisson stream of contacts per queue that follows the queue's curve over the day."""

from collections.abc import Callable, Iterable
from random import Random

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.contacts import Contact, ContactState
from wallboard.simulator.floor.draws import duration_s
from wallboard.simulator.floor.local_time import LocalTime, level
from wallboard.simulator.floor.queues import Queue


class Arrivals:
    """Lets contacts arrive, and plans when those who wait in vain give up or move on."""

    def __init__(
        self,
        agenda: Agenda,
        random: Random,
        local_time: LocalTime,
        queues: Iterable[Queue],
        *,
        seek_agent: Callable[[Contact], None],
        hang_up: Callable[[Contact], None],
        witness: Callable[[Contact], None],
    ) -> None:
        self._agenda = agenda
        self._random = random
        self._local_time = local_time
        self._queues = {queue.spec.queue_id: queue for queue in queues}
        self._seek_agent = seek_agent
        self._hang_up = hang_up
        self._witness = witness
        self._arrived = 0

    def open(self) -> None:
        """Begin all streams."""
        for queue in self._queues.values():
            peak = max(height for _, height in queue.spec.curve)
            if queue.spec.contacts_per_hour * peak > 0:
                self._plan_next(queue, peak, float(self._agenda.now_s))

    def arrive(self, queue: Queue) -> None:
        """One contact enters a queue now."""
        spec = queue.spec
        self._arrived += 1
        contact = queue.join(self._arrived, self._agenda.now_s)
        self._witness(contact)
        if spec.handling.patience_s is not None:
            self._agenda.after(duration_s(self._random, spec.handling.patience_s, 3), self._hang_up, contact)
        if spec.overflow_after_s is not None:
            self._agenda.after(spec.overflow_after_s, self._overflow, contact)
        self._seek_agent(contact)

    def _plan_next(self, queue: Queue, peak: float, previous_s: float) -> None:
        next_s = previous_s + self._random.expovariate(queue.spec.contacts_per_hour * peak / 3600)
        self._agenda.at(int(next_s), self._thin, queue, peak, next_s)

    def _thin(self, queue: Queue, peak: float, time_s: float) -> None:
        """Keep a candidate of the peak rate with the chance that the curve gives it at this hour."""
        second_of_day = self._local_time.second_of_day(self._agenda.now_s)
        if self._random.random() * peak < level(queue.spec.curve, second_of_day):
            self.arrive(queue)
        self._plan_next(queue, peak, time_s)

    def _overflow(self, contact: Contact) -> None:
        to = contact.queue.spec.overflow_to
        if to is not None and contact.state is ContactState.WAITING:
            contact.queue.overflow(contact, self._agenda.now_s)
            self.arrive(self._queues[to])
