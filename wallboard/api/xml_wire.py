"""An XML answer, split into records while it is parsed.

    <agents><agent>…</agent>…</agents>   <agents/>   <agent>…</agent>

expat builds the tree in C, is fed in small pieces, and each complete record is taken out of the tree: a parse holds the
interpreter for a millisecond at a time and never has the whole tree in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from wallboard.api.amount import limit_size, limit_values
from wallboard.api.records import CHUNK, Fields
from wallboard.api.xml_text import fit, pieces, refuse_document_type

_PIECE = 16 * 1024
"""Small enough for its elements to be gone before Python's garbage collector counts them as old: half of the time."""
_DEEPEST = 20


def listed(body: bytes, noun: str) -> Iterator[Sequence[Fields]]:
    """Yield the records of a list in chunks; ValueError where the answer holds no list of that noun."""
    chunk: list[Fields] = []
    for elements in _elements(body, noun):
        chunk += [_fields(element) for element in elements if element.tag == noun or _name(element).lower() == noun]
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    yield chunk


def single(body: bytes, noun: str) -> Iterator[Sequence[Fields]]:
    """Yield at most one record; ValueError where the answer is something else."""
    for records in listed(body, noun):
        if records:
            yield records[:1]
            return


def _elements(body: bytes, noun: str) -> Iterator[list[Element]]:
    body = fit(body)
    limit_values(body, b"<", for_each=2)
    refuse_document_type(body)
    builder = TreeBuilder()
    # The parser hangs the root into this element: a hold on the root while it is still growing.
    holder = builder.start("holder", {})
    parser = XMLParser(target=builder, encoding="utf-8")  # noqa: S314 — no document type, no entities
    unfinished = 0
    try:
        for piece in pieces(body, _PIECE):
            parser.feed(piece)
            complete = _complete(holder, noun)
            unfinished = 0 if complete else unfinished + _PIECE
            limit_size(unfinished)
            yield complete
        parser.close()
    except ParseError as error:
        raise ValueError(f"it is no XML, or not all of it: {error}") from error
    yield _rest(holder, noun)


def _complete(holder: Element, noun: str) -> list[Element]:
    """Take the complete records out of the root; the last one may still be growing."""
    if not len(holder) or _is_record(holder[0], noun):
        return []
    complete = holder[0][:-1]
    del holder[0][:-1]
    return complete


def _rest(holder: Element, noun: str) -> list[Element]:
    root = holder[0]
    if _is_record(root, noun):
        return [root] if len(root) else []
    return root[:]


def _is_record(root: Element, noun: str) -> bool:
    """Say whether the root is itself the record, and not a list; ValueError where it is neither."""
    if (name := _name(root).lower()) not in (noun, f"{noun}s"):
        raise ValueError(f"it holds <{_name(root)}> and no {noun}s")
    return name == noun


def _fields(record: Element) -> Fields:
    fields: dict[str, object] = {field.tag: field.text or "" for field in record}
    is_flat = len(fields) == len(record) and not any(map(len, record)) and not record.tag.startswith("{")
    return fields if is_flat else _nested(record)


def _nested(element: Element, depth: int = 0) -> dict[str, object]:
    """Return the fields of an element by their names without namespaces; repeated ones become a list."""
    fields: dict[str, list[object]] = {}
    for child in element:
        value = _nested(child, depth + 1) if len(child) and depth < _DEEPEST else child.text or ""
        fields.setdefault(_name(child), []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
