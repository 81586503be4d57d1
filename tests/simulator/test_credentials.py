from base64 import b64encode

import pytest

from wallboard.simulator.credentials import Credentials

ACME = Credentials("acme", "s3cret: ünd mehr")


def basic(text: str) -> str:
    return f"Basic {b64encode(text.encode()).decode()}"


@pytest.mark.parametrize("scheme", ["Basic", "basic", "BASIC"])
def test_name_and_token_are_shown_as_user_and_password(scheme: str) -> None:
    assert ACME.shown_by(basic("acme:s3cret: ünd mehr").replace("Basic", scheme))


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Basic",
        "Basic !!!",
        basic("acme"),
        basic("acme:"),
        basic("acme:other"),
        basic("Acme:s3cret: ünd mehr"),
        basic("acme:s3cret: ünd mehr").replace("Basic", "Bearer"),
        basic("acme:s3cret: ünd mehr ") + "=",
    ],
)
def test_anything_else_shows_nothing(header: str) -> None:
    assert not ACME.shown_by(header)


def test_the_renewed_token_is_another_one() -> None:
    assert ACME.renewed().shown_by(basic("acme:s3cret: ünd mehr-renewed"))
    assert not ACME.renewed().shown_by(basic("acme:s3cret: ünd mehr"))


def test_the_token_has_no_repr() -> None:
    assert "s3cret" not in f"{ACME!r} {ACME} {ACME.renewed()!r}"
