from __future__ import annotations

import pytest

from wallboard.model.loopback import is_loopback


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_is_known_by_its_names_and_addresses(name: str) -> None:
    assert is_loopback(name)


@pytest.mark.parametrize("name", ["", "localhost.example.com", "127.0.0.1.example.com", "0.0.0.0", "10.0.0.7", "::"])
def test_any_other_name_or_address_may_be_another_machine(name: str) -> None:
    assert not is_loopback(name)
