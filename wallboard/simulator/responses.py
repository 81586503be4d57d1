"""Records as the bytes of an answer, in JSON and XML, in the variant that the switches choose.

A record keeps the order of its fields. Nothing is left out or judged here: what is in a record is the floor's business.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from wallboard.simulator.floor.records import Record
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.switches import Switches

_EXTRA_FIELD = ("simulated-field", "of no meaning")

_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""Characters that no XML document can hold, not even as a reference: they are left out."""

_JSON_NONE: dict[str, object] = {"null": None, "text": "", "object": {}}


def list_body(records: Sequence[Record], listing: Listing, format_: Format, switches: Switches) -> bytes:
    """Return the answer to a request for a whole list."""
    if format_ is Format.XML:
        lines = (_xml_record(record, listing, switches) for record in records)
        return _xml_document(_element(listing, _joined(lines, switches)), switches)
    if records:
        # One record at a time: each call of the encoder keeps every other thread waiting until it returns.
        encoded = [_encoded(_json_record(record, switches)) for record in records]
        lone = len(encoded) == 1 and switches.lone_record == "object"
        text = _member(listing.one, encoded[0] if lone else f"[{','.join(encoded)}]")
    elif switches.empty_list == "nothing":
        return b"null"
    else:
        text = {
            "array": _member(listing.one, "[]"),
            "missing": "{}",
            "null": _member(listing.one, "null"),
            "text": _member(listing.one, '""'),
        }[switches.empty_list]
    return _utf8(_member(listing, text) if switches.json_root == "kept" else text)


def record_body(record: Record, listing: Listing, format_: Format, switches: Switches) -> bytes:
    """Return the answer to a request for one record."""
    if format_ is Format.XML:
        return _xml_document(_xml_record(record, listing, switches), switches)
    text = _encoded(_json_record(record, switches))
    return _utf8(text if switches.json_root == "stripped" else _member(listing.one, text))


def error_body(status: int, reason: str, format_: Format) -> bytes:
    """Return the body of an answer that is none, such as `403 - Forbidden.`."""
    message = f"{status} - {reason}."
    if format_ is Format.XML:
        return f"<API><Error>{message}</Error></API>".encode()
    return _utf8(_encoded({"API": {"Error": message}}))


def _values(record: Record, switches: Switches) -> Iterator[tuple[str, str, int | str]]:
    """Yield each field as it is called in the record, as it is called on the wire, and its value."""
    extra = [_EXTRA_FIELD] if switches.extra_field else []
    for name, value in [*record.items(), *extra]:
        if value == "" and switches.empty_value == "missing":
            continue
        match switches.field_case:
            case "lower":
                yield name, name.lower(), value
            case "upper":
                yield name, name.upper(), value
            case "capitalised":
                yield name, name[:1].upper() + name[1:], value
            case "sample":
                yield name, name, value


def _padded(name: str, text: str, switches: Switches) -> str:
    everywhere = switches.padding == "all"
    return f" {text} " if everywhere or (switches.padding == "guid" and name == "agent-guid") else text


def _json_record(record: Record, switches: Switches) -> dict[str, object]:
    return {shown: _json_value(name, value, switches) for name, shown, value in _values(record, switches)}


def _json_value(name: str, value: int | str, switches: Switches) -> object:
    text = str(value)
    if text == "":
        return _JSON_NONE[switches.empty_value]
    if name == "group-id":
        as_number = switches.group_id == "number" and _is_number(text)
    elif isinstance(value, int):
        as_number = switches.numbers == "number"
    else:
        as_number = switches.digits == "number" and _is_number(text)
    return int(text) if as_number else _padded(name, text, switches)


def _is_number(text: str) -> bool:
    """Whether a mapper to JSON takes the text for a number: ASCII digits that do not begin with a needless zero."""
    return text.isascii() and text.isdigit() and (text == "0" or not text.startswith("0"))


def _member(name: str, text: str) -> str:
    return f'{{"{name}":{text}}}'


def _encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _xml_record(record: Record, listing: Listing, switches: Switches) -> str:
    fields = (
        _element(shown, "" if value == "" else _padded(name, _xml_text(value), switches))
        for name, shown, value in _values(record, switches)
    )
    return _element(listing.one, _joined(fields, switches))


def _xml_text(value: int | str) -> str:
    return str(value) if isinstance(value, int) else escape(value.translate(_NOT_IN_XML))


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else f"<{name}/>"


def _joined(parts: Iterable[str], switches: Switches) -> str:
    if not switches.xml_indented:
        return "".join(parts)
    lines = "\n".join(parts)
    return f"\n{lines}\n" if lines else ""


def _xml_document(element: str, switches: Switches) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n' if switches.xml_declaration else ""
    return _utf8(declaration + element)
