from http import HTTPStatus

import pytest

from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.paths import Call, RefusedPathError, read_path

PREFIX = b"/api/rtstats/stats/"


@pytest.mark.parametrize(
    ("path", "call"),
    [
        (b"agents", Call(Listing.AGENTS, None, Format.XML)),
        (b"agents.xml", Call(Listing.AGENTS, None, Format.XML)),
        (b"agents.json", Call(Listing.AGENTS, None, Format.JSON)),
        (b"queues.json", Call(Listing.QUEUES, None, Format.JSON)),
        (b"queue/116", Call(Listing.QUEUES, "116", Format.XML)),
        (b"queue/116.json", Call(Listing.QUEUES, "116", Format.JSON)),
        (b"agent/j.doe", Call(Listing.AGENTS, "j.doe", Format.XML)),
        (b"agent/j.doe.json", Call(Listing.AGENTS, "j.doe", Format.JSON)),
        (b"agent/a%2Fb%3Fc%25.json", Call(Listing.AGENTS, "a/b?c%", Format.JSON)),
        (b"agent/odd%2Ejson", Call(Listing.AGENTS, "odd.json", Format.XML)),
        (b"agent/odd.json.xml", Call(Listing.AGENTS, "odd.json", Format.XML)),
        (b"agent/odd.xml.json", Call(Listing.AGENTS, "odd.xml", Format.JSON)),
        (b"agent/J%C3%BCrgen", Call(Listing.AGENTS, "Jürgen", Format.XML)),
        (b"agent/a%0Ab", Call(Listing.AGENTS, "a\nb", Format.XML)),
    ],
)
def test_a_path_of_the_api(path: bytes, call: Call) -> None:
    assert read_path(PREFIX + path) == call


@pytest.mark.parametrize(
    "path",
    [b"agents.yaml", b"queues.", b"agents.json.gz", b"agent/50%", b"agent/%zz", b"agent/%e", b"agent/%ff", b"x%"],
)
def test_an_unknown_suffix_or_a_bad_escape_is_a_bad_request(path: bytes) -> None:
    with pytest.raises(RefusedPathError) as refused:
        read_path(PREFIX + path)

    assert refused.value.status is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("path", [b"", b"agent", b"agent/", b"agents/", b"agent/a/b", b"agentsx", b"groups", b"Agents"])
def test_any_other_path_is_not_found(path: bytes) -> None:
    with pytest.raises(RefusedPathError) as refused:
        read_path(PREFIX + path)

    assert refused.value.status is HTTPStatus.NOT_FOUND


def test_another_prefix_is_not_found() -> None:
    with pytest.raises(RefusedPathError) as refused:
        read_path(b"/api/agents")

    assert refused.value.status is HTTPStatus.NOT_FOUND
