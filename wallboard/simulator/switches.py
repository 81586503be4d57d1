"""What the document leaves unsaid about the wire and the cache, as switches: one frozen value chooses all variants.

The defaults are what has been seen of the real API, or what follows from it. What the numbers in a record mean is not
decided here but on the floor.
"""

from collections.abc import Iterable
from math import isfinite
from typing import Literal, Self

from msgspec import Struct

from wallboard.simulator import assignments
from wallboard.simulator.assignments import AssignmentError


class Switches(Struct, frozen=True, kw_only=True):
    """One variant of the API; raises AssignmentError for durations that make no sense."""

    cache: Literal["timer", "on_demand", "per_call"] = "timer"
    """When the cache turns: on a timer; when a request finds it older than a period; or anew for every request."""

    period_s: float = 10.0
    """Seconds between two turns of the cache."""

    phase_s: float = 0.0
    """Seconds after the tenant's start at which the cache on a timer turns."""

    jitter_s: float = 0.0
    """A turn comes late by up to this many seconds, each by its own amount."""

    queues_offset_s: float = 0.0
    """The list of queues turns this many seconds after the list of agents."""

    nodes: Literal["one", "alternating", "by_connection"] = "one"
    """One server, or two with a cache each, taking turns request by request or connection by connection."""

    node_offset_s: float = 4.0
    """The second server's cache turns this many seconds after the first one's."""

    json_root: Literal["seen", "kept", "stripped"] = "seen"
    """The outermost JSON key: gone from lists and there in records (seen), in both, or in neither."""

    lone_record: Literal["array", "object"] = "array"
    """A JSON list of one record is a list, or collapses to that record."""

    empty_list: Literal["array", "missing", "null", "text", "nothing"] = "array"
    """JSON without records: `{"agent": []}`, `{}`, `{"agent": null}`, `{"agent": ""}`, or `null` alone."""

    empty_value: Literal["text", "null", "missing", "object"] = "text"
    """A field without a value in JSON: `""`, `null`, left out, or `{}`; in XML left out for `missing`, else `<x/>`."""

    numbers: Literal["number", "text"] = "number"
    """Numbers in JSON are numbers, or text in quotes."""

    digits: Literal["text", "number"] = "text"
    """Text that happens to be all digits (an id, a name, a short code) is text in JSON, or becomes a number."""

    group_id: Literal["number", "text"] = "number"
    """An all-digit `group-id` in JSON."""

    padding: Literal["none", "guid", "all"] = "guid"
    """Which texts have a space on both sides: none, `agent-guid` as in the sample, or all (in XML every value)."""

    field_case: Literal["sample", "lower", "upper", "capitalised"] = "sample"
    """Letters of the field names: as in the sample record, all small, all capital, or `Agent-sub-status`."""

    extra_field: bool = False
    """Every record has a field that the document does not know, `simulated-field`."""

    xml_declaration: bool = True
    """XML begins with `<?xml … ?>`."""

    xml_indented: bool = False
    """XML has every element on a line of its own."""

    no_credentials: Literal["challenge", "forbidden"] = "challenge"
    """A request without credentials gets 401 with `WWW-Authenticate`, or 403."""

    not_found: Literal["status", "empty"] = "status"
    """An unknown agent or queue gets 404, or 200 with an empty body."""

    error_format: Literal["xml", "asked"] = "xml"
    """Error bodies are always XML, or in the format that was asked for."""

    gzip: bool = True
    """Answers are compressed when the request accepts it."""

    def __post_init__(self) -> None:
        for name in ("period_s", "phase_s", "jitter_s", "queues_offset_s", "node_offset_s"):
            seconds = getattr(self, name)
            if not isfinite(seconds) or seconds < 0:
                raise AssignmentError(f"{name} is {seconds:g}; it must be 0 s or more.")
        if self.period_s <= 0:
            raise AssignmentError("period_s is 0; a cache needs a period longer than 0 s.")
        if self.jitter_s >= self.period_s:
            raise AssignmentError(
                f"jitter_s is {self.jitter_s:g}; it must be shorter than the period of {self.period_s:g} s."
            )

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Self:
        """Read texts such as `cache=on_demand`, a later one wins; raises AssignmentError with a near match."""
        return cls(**assignments.read(cls, dict(map(assignments.split, texts))))

    @classmethod
    def choices(cls) -> dict[str, str]:
        """Say what each switch can be, for a help text."""
        return {name: assignments.possible(type_) for name, type_ in assignments.field_types(cls).items()}
