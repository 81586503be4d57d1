"""The server's cache: when it turns, it takes the floor's records, and everything is answered from what it took.

When it turns is the arithmetic of `rhythm`. The cache asks nobody to wake it: a request that comes after a turn was due
makes it happen, as of the moment it was due; `Tenant.run` makes it happen in time, so that no request waits for it.
"""

import gzip
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from wallboard.simulator.faults import EVENTS, OF_RECORDS, Fault, Faults, Kind
from wallboard.simulator.floor.records import Record
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.responses import list_body, record_body
from wallboard.simulator.rhythm import Rhythm
from wallboard.simulator.spoilt import spoilt
from wallboard.simulator.switches import Switches


class Source(Protocol):
    """What the cache needs of a floor."""

    @property
    def now(self) -> datetime:
        """The moment that the records are of; aware."""

    def advance(self, to: datetime) -> None:
        """Let the floor live until then."""

    def agent_records(self) -> list[Record]:
        """Return all agents as of now."""

    def queue_records(self) -> list[Record]:
        """Return all queues as of now."""

    def restart(self) -> None:
        """Restart the system: values that it kept in memory are unknown from now on."""

    def reset_day(self) -> None:
        """Begin the day's counters again, whatever the time."""


class Generation:
    """One list as it was when the cache turned, in both formats, whole or by record; what was made once is kept."""

    def __init__(self, records: Sequence[Record], listing: Listing, switches: Switches) -> None:
        self._records = records
        self._listing = listing
        self._switches = switches
        self._bodies: dict[tuple[Format, bool], bytes] = {}
        # Of two records with one id the first is the one that is found.
        self._by_id = {
            str(record[listing.id_field]): record for record in reversed(records) if listing.id_field in record
        }

    def all(self, format_: Format, *, compressed: bool = False) -> bytes:
        """Return the whole list."""
        key = format_, compressed
        if key not in self._bodies:
            # Not under a lock: two threads may make the same body at once, and either is right.
            self._bodies[key] = (
                gzip.compress(self.all(format_), compresslevel=1, mtime=0)
                if compressed
                else list_body(self._records, self._listing, format_, self._switches)
            )
        return self._bodies[key]

    def one(self, id_: str, format_: Format, *, compressed: bool = False) -> bytes | None:
        """Return the record of that id; None if there is none."""
        record = self._by_id.get(id_)
        if record is None:
            return None
        body = record_body(record, self._listing, format_, self._switches)
        return gzip.compress(body, mtime=0) if compressed else body


class Cache:
    """The lists of all nodes, as of their last turns; safe to use from several threads, and slow when it turns.

    `elapsed` gives the seconds since the tenant's start, `moment` what the tenant's clocks show after so many.
    """

    def __init__(
        self,
        source: Source,
        rhythm: Rhythm,
        switches: Switches,
        faults: Faults,
        elapsed: Callable[[], float],
        moment: Callable[[float], datetime],
    ) -> None:
        self._source = source
        self._rhythm = rhythm
        self._switches = switches
        self._faults = faults
        self._elapsed = elapsed
        self._moment = moment
        self._lock = threading.Lock()
        self._held: dict[tuple[Listing, int], tuple[float, Generation]] = {}

    def generation(self, listing: Listing, node: int = 0) -> Generation:
        """Return what this node answers now; every turn that is due has happened."""
        with self._lock:
            now_s = self._elapsed()
            self._turn(now_s)
            self._fill([(self._rhythm.as_of(listing, now_s, node), listing, node)], now_s)
            return self._held[listing, node][1]

    def turn(self) -> None:
        """Do every turn that is due by now; nothing without a timer."""
        with self._lock:
            self._turn(self._elapsed())

    def _turn(self, now_s: float) -> None:
        self._fill(self._rhythm.due(now_s), now_s)

    def _fill(self, turns: list[tuple[float, Listing, int]], now_s: float) -> None:
        due = [(as_of_s, listing, node) for as_of_s, listing, node in turns if self._is_new(as_of_s, listing, node)]
        if due:
            self._advance(due[0][0])
            self._happen(self._faults.drawn(EVENTS, now_s=now_s))
        for as_of_s, listing, node in due:
            faults = self._faults.drawn(OF_RECORDS, now_s=now_s, listing=listing)
            held = self._held.get((listing, node))
            if held is not None and any(fault.kind is Kind.FROZEN for fault in faults):
                self._held[listing, node] = as_of_s, held[1]
            else:
                self._advance(as_of_s)
                self._held[listing, node] = as_of_s, self._taken(listing, faults)

    def _advance(self, as_of_s: float) -> None:
        # A turn before the tenant's start shows the floor at its start.
        self._source.advance(max(self._source.now, self._moment(as_of_s)))

    def _is_new(self, as_of_s: float, listing: Listing, node: int) -> bool:
        held = self._held.get((listing, node))
        return held is None or as_of_s > held[0]

    def _happen(self, events: tuple[Fault, ...]) -> None:
        for event in events:
            if event.kind is Kind.RESTART:
                self._source.restart()
            else:
                self._source.reset_day()

    def _taken(self, listing: Listing, faults: tuple[Fault, ...]) -> Generation:
        agents = listing is Listing.AGENTS
        records = self._source.agent_records() if agents else self._source.queue_records()
        for fault in faults:
            records = spoilt(records, fault, listing)
        return Generation(records, listing, self._switches)
