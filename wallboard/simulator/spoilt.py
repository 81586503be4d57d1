"""The faults of the records: what happens to a list while it is put into the cache."""

from collections.abc import Sequence
from random import Random

from wallboard.simulator.faults import Fault, Kind
from wallboard.simulator.floor.records import Record
from wallboard.simulator.listing import Listing


def spoilt(records: Sequence[Record], fault: Fault, listing: Listing) -> list[Record]:
    """Return the list with the fault; the same records are struck as long as the list keeps its length."""
    count = min(int(fault.size), len(records))
    struck = set(Random(len(records)).sample(range(len(records)), count))  # noqa: S311 — a simulation
    match fault.kind:
        case Kind.RECORD_BROKEN:
            return [_broken(record, listing) if n in struck else record for n, record in enumerate(records)]
        case Kind.DUPLICATED:
            return [*records, *(records[n] for n in sorted(struck))]
        case Kind.VANISHED:
            return [record for n, record in enumerate(records) if n not in struck]
        case _:
            return list(records)


def _broken(record: Record, listing: Listing) -> Record:
    """Return a record that nobody can assign to anyone: no id, and words for numbers."""
    return {
        name: value if isinstance(value, str) else "broken"
        for name, value in record.items()
        if name != listing.id_field
    }
