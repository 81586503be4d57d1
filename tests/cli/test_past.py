"""What the demo's board remembers of the time before it began: nothing that its tenant did not go through."""

from __future__ import annotations

from datetime import timedelta

from wallboard.api.wire import WireFormat, read_list
from wallboard.cli.floors import chosen
from wallboard.cli.past import seen_before
from wallboard.cli.simulated import settings
from wallboard.config.standards import standards
from wallboard.model.figure import Figure
from wallboard.model.queue import Queue
from wallboard.simulator.credentials import Credentials
from wallboard.simulator.floor.world import Floor
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.responses import list_body
from wallboard.simulator.switches import Switches


def test_the_past_is_that_of_the_demos_own_floor_read_like_its_answers() -> None:
    choice = chosen("demo", "small", 1, 1.0)
    tenant = choice.tenant(Credentials("simulated", "token"))
    start = tenant.moment(0)

    past = seen_before(choice, start, 5000.0, standards(settings(choice.scenario)), length_s=90)

    floor = Floor(choice.scenario, seed=1, start=start, seen_from=start - timedelta(seconds=90))
    floor.advance(start - timedelta(seconds=30))
    body = list_body(floor.queue_records(), Listing.QUEUES, Format.JSON, Switches())
    queues = read_list(body, Queue, WireFormat.JSON).records
    assert past.queue_memory.waiting.times_s == (4910, 4940, 4970)
    assert {queue.id: past.queue_memory.of(queue.id).waiting.latest for queue in queues} == {
        queue.id: queue.waiting for queue in queues
    }
    assert past.situation.queues.reading
    assert past.situation.queues.reading.batch.records == queues
    assert past.figure_memory.of(Figure.FREE).ago(1) is not None


def test_only_a_small_floor_in_its_own_time_has_a_past() -> None:
    assert chosen("demo", "small", 1, 1.0).has_past
    assert not chosen("demo", "small", 1, 2.0).has_past
    assert not chosen("demo", "medium", 1, 1.0).has_past
