"""Who gets which contact, and what becomes of an offer."""

from dataclasses import dataclass, field
from random import Random

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent, Leave
from wallboard.simulator.floor.attendance import Attendance
from wallboard.simulator.floor.bench import Bench
from wallboard.simulator.floor.codes import NO_REASON, Line1, Line2, Medium, Status, SystemItem
from wallboard.simulator.floor.contacts import Contact, ContactState
from wallboard.simulator.floor.desk import Desk
from wallboard.simulator.floor.population import AgentSpec, Handling, QueueSpec, Shift
from wallboard.simulator.floor.queues import Queue
from wallboard.simulator.floor.switchboard import Switchboard

REJECTS, IGNORES, ACCEPTS = 0.02, 0.001, 0.9


class Loaded(Random):
    """Every offer ends as told, and every duration is the middle one."""

    answer = ACCEPTS

    def random(self) -> float:
        return self.answer

    def randint(self, a: int, b: int) -> int:
        return (a + b) // 2

    def lognormvariate(self, mu: float = 0, sigma: float = 1) -> float:
        return 100


def make_queue(queue_id: str = "1", medium: Medium = Medium.PHONE) -> Queue:
    spec = QueueSpec(queue_id, "Billing", medium, 0, ((0, 0), (24, 0)), Handling(100, 100), 80, 20)
    return Queue(spec, queued_counts_overflowed=True, duration_includes_wrap_up=False)


@dataclass
class Office:
    """A switchboard with its desk and attendance, and nothing that happens by itself."""

    queues: list[Queue] = field(default_factory=lambda: [make_queue()])
    random: Loaded = field(default_factory=Loaded)

    def __post_init__(self) -> None:
        self.agenda = Agenda(0)
        bench = Bench(self.queues)

        def seek_work(agent: Agent) -> None:
            self.switchboard.seek_work(agent)

        self.attendance = Attendance(self.agenda, bench, seek_work=seek_work)
        self.desk = Desk(self.agenda, self.random, hands_free=self.attendance.settle)
        self.switchboard = Switchboard(
            self.agenda,
            self.random,
            bench,
            accepted=self.desk.begin,
            refused=self.attendance.settle,
            send_away=self.attendance.send_away,
        )
        self.arrived = 0

    def agent(self, name: str, *, chats: int = 1) -> Agent:
        ids = tuple(queue.spec.queue_id for queue in self.queues)
        spec = AgentSpec(name, name, name, 1, ids, ids, Shift(0, 1), max_chats=chats)
        agent = Agent(spec, self.queues, self.queues, self.agenda.now_s)
        self.attendance.begin_shift(agent)
        return agent

    def contact(self, queue: Queue | None = None) -> Contact:
        self.arrived += 1
        contact = (queue or self.queues[0]).join(self.arrived, self.agenda.now_s)
        self.switchboard.seek_agent(contact)
        return contact

    def after(self, seconds: int) -> None:
        self.agenda.run_until(self.agenda.now_s + seconds)


def test_a_contact_goes_to_whoever_has_been_idle_longest() -> None:
    office = Office()
    first = office.agent("first")
    office.after(5)
    second = office.agent("second")
    office.contact()
    assert (first.status, second.status) == (Status.OFFERED, Status.AVAILABLE)
    assert first.line1.code == Line1.OFFERED


def test_an_accepted_call_is_processed_wrapped_up_and_done() -> None:
    office = Office()
    agent = office.agent("only")
    contact = office.contact()
    office.after(4)
    assert (agent.status, agent.line1.code, contact.state) == (Status.BUSY, Line1.BUSY, ContactState.PROCESSING)
    office.after(100)
    assert (agent.status, agent.line1.code) == (Status.POST_PROCESSING, Line1.IDLE)
    assert office.queues[0].in_progress == 1
    office.after(100)
    assert (agent.status, office.queues[0].in_progress) == (Status.AVAILABLE, 0)


def test_a_rejected_offer_waits_again_at_its_old_place_and_is_not_queued_twice() -> None:
    office = Office()
    agent = office.agent("only")
    office.random.answer = IGNORES
    first = office.contact()
    office.after(10)
    second = office.contact()
    office.after(10)
    queue = office.queues[0]
    assert (first.state, second.state) == (ContactState.WAITING, ContactState.WAITING)
    assert queue.head() is first
    assert (queue.waiting, queue.offered, queue.day.queued) == (2, 0, 2)
    assert agent.tally.day_rejected == 1
    office.random.answer = ACCEPTS
    office.agent("other")
    assert (first.state, second.state) == (ContactState.OFFERED, ContactState.WAITING)


def test_a_rejected_contact_rings_at_somebody_elses_place_first() -> None:
    office = Office()
    first, second = office.agent("first"), office.agent("second")
    office.random.answer = REJECTS
    contact = office.contact()
    office.after(6)
    assert contact.agent is second
    assert (first.status, second.status) == (Status.AVAILABLE, Status.OFFERED)
    assert first.tally.day_rejected == 1


def test_an_ignored_call_puts_the_agent_on_a_break_of_the_systems() -> None:
    office = Office()
    agent = office.agent("only")
    office.random.answer = IGNORES
    office.contact()
    office.after(20)
    reason = (agent.reason.list_id, agent.reason.item_id)
    assert (agent.status, *reason) == (Status.ON_BREAK, -1, SystemItem.CALL_IGNORED)
    office.random.answer = ACCEPTS
    office.after(240)
    assert (agent.status, agent.due) == (Status.OFFERED, [])


def test_an_ignored_chat_is_an_interaction_timed_out() -> None:
    office = Office([make_queue(medium=Medium.CHAT)])
    agent = office.agent("only")
    office.random.answer = IGNORES
    office.contact()
    office.after(20)
    assert agent.reason.item_id == SystemItem.INTERACTION_TIMED_OUT


def test_whoever_hangs_up_while_it_rings_leaves_the_agent_free_and_unblamed() -> None:
    office = Office()
    agent = office.agent("only")
    contact = office.contact()
    office.switchboard.hang_up(contact)
    assert (agent.status, agent.line1.code) == (Status.AVAILABLE, Line1.IDLE)
    assert (office.queues[0].day.abandoned, agent.tally.day_rejected) == (1, 0)
    office.after(60)
    assert office.queues[0].day.accepted == 0


def test_a_free_agent_takes_live_contacts_before_letters_and_the_longest_wait_first() -> None:
    letters, calls = make_queue("1", Medium.EMAIL), make_queue("2")
    office = Office([letters, calls])
    letter = office.contact(letters)
    office.after(500)
    early, late = office.contact(calls), office.contact(calls)
    office.agent("only")
    taken = [each for each in (letter, early, late) if each.state is ContactState.OFFERED]
    assert taken == [early]


def test_an_agent_with_room_takes_chats_side_by_side_but_no_call() -> None:
    chats, calls = make_queue("1", Medium.CHAT), make_queue("2")
    office = Office([chats, calls])
    agent = office.agent("only", chats=2)
    for _ in range(3):
        office.contact(chats)
    office.contact(calls)
    office.after(8)
    assert (agent.status, len(agent.processing)) == (Status.BUSY, 2)
    assert (chats.waiting, calls.waiting) == (1, 1)
    office.after(97)
    assert (chats.waiting, calls.waiting) == (0, 1)


def test_an_agent_without_a_chat_comes_before_one_with_a_chat() -> None:
    office = Office([make_queue(medium=Medium.CHAT)])
    busy = office.agent("busy", chats=3)
    office.contact()
    office.after(10)
    idle = office.agent("idle", chats=3)
    second = office.contact()
    assert second.agent is idle
    third = office.contact()
    assert third.agent is busy


def test_a_chatting_agent_with_a_break_due_takes_no_new_chats() -> None:
    office = Office([make_queue(medium=Medium.CHAT)])
    agent = office.agent("only", chats=3)
    office.contact()
    office.after(10)
    office.attendance.send_away(agent, Leave(Status.ON_BREAK, agent.reason, 60))
    second = office.contact()
    assert agent.has_stopped_new
    assert second.state is ContactState.WAITING
    office.after(300)
    assert second.state is not ContactState.WAITING


def test_a_chat_that_rings_when_the_last_one_ends_leaves_no_time_for_a_wrap_up() -> None:
    office = Office([make_queue(medium=Medium.CHAT)])
    agent = office.agent("only", chats=2)
    first = office.contact()
    office.after(102)
    second = office.contact()
    office.after(2)
    assert (first.state, second.state) == (ContactState.CLOSED, ContactState.OFFERED)
    assert agent.status is Status.OFFERED
    office.after(4)
    assert agent.processing == [second]


def test_a_break_that_was_due_is_forgotten_with_the_session() -> None:
    office = Office()
    agent = office.agent("only")
    dropped, lunch = Leave(Status.LOGGED_OUT, NO_REASON, 60), Leave(Status.ON_BREAK, NO_REASON, 600)
    office.contact()
    for leave in (dropped, lunch):
        office.attendance.send_away(agent, leave)
    office.after(210)
    assert (agent.status, agent.leave) == (Status.LOGGED_OUT, dropped)
    office.after(60)
    assert (agent.status, agent.due) == (Status.AVAILABLE, [])


def test_the_end_of_a_shift_waits_for_the_work_in_hand() -> None:
    office = Office()
    agent = office.agent("only")
    contact = office.contact()
    office.after(50)
    office.attendance.end_shift(agent, Leave(Status.LOGGED_OUT, NO_REASON, None))
    assert contact.state is ContactState.PROCESSING
    office.after(160)
    assert (contact.state, agent.status) == (ContactState.CLOSED, Status.LOGGED_OUT)
    assert (agent.line1.code, agent.line2.code) == (Line1.UNUSED, Line2.UNUSED)


def test_a_chatting_agent_has_been_busy_since_the_first_chat() -> None:
    office = Office([make_queue(medium=Medium.CHAT)])
    agent = office.agent("only", chats=2)
    office.contact()
    office.after(50)
    office.contact()
    office.after(10)
    assert (len(agent.processing), agent.since_s) == (2, 4)
