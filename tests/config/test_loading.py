"""Which layer, file and profile count."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.factories import CONNECTED, loaded, profile
from wallboard.config import ConfigError, NotConfiguredError, config_path, file, load, load_profile

TWO = """
default_profile = "night"
[profiles.day]
host = "na1"
[profiles.night]
host = "na2"
"""


def host(text: str, folder: Path, environ: dict[str, str] | None = None, **flags: object) -> str:
    settings = loaded(folder, text, environ, **flags).settings
    assert settings.host
    return settings.host.base_url.removeprefix("https://vcc-").removesuffix(".8x8.com")


def test_flags_go_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    environ = {"WALLBOARD_HOST": "eu2"}

    assert host(CONNECTED, tmp_path) == "na12"
    assert host(CONNECTED, tmp_path, environ) == "eu2"
    assert host(CONNECTED, tmp_path, environ, host="ap1") == "ap1"


def test_an_empty_variable_and_a_flag_that_is_not_given_count_as_not_set(tmp_path: Path) -> None:
    assert host(CONNECTED, tmp_path, {"WALLBOARD_HOST": ""}, host=None) == "na12"


def test_a_list_in_the_environment_has_commas(tmp_path: Path) -> None:
    settings = loaded(tmp_path, CONNECTED, {"WALLBOARD_QUEUES": "Sales*, 2??"}).settings

    assert settings.queues == ["Sales*", "2??"]


def test_the_profile_is_chosen_by_flag_then_variable_then_default(tmp_path: Path) -> None:
    environ = {"WALLBOARD_PROFILE": "day"}

    assert host(TWO, tmp_path) == "na2"
    assert host(TWO, tmp_path, environ) == "na1"
    assert host(TWO, tmp_path, environ, profile="night") == "na2"


def test_the_only_profile_needs_no_name(tmp_path: Path) -> None:
    assert loaded(tmp_path, CONNECTED).profile == "main"


def test_an_unused_profile_may_be_unfinished_but_not_the_one_that_counts(tmp_path: Path) -> None:
    text = TWO + "wire = 3\n"

    assert host(text, tmp_path, profile="day") == "na1"
    with pytest.raises(ConfigError, match="wire"):
        loaded(tmp_path, text)


@pytest.mark.parametrize("key", ["WALLBOARD_TOKEN", "WALLBOARD_TOKEN_FILE", "WALLBOARD_TOKEN_KEYRING"])
def test_a_token_from_a_stronger_layer_hides_the_ones_below(tmp_path: Path, key: str) -> None:
    origin = profile(tmp_path, environ={key: "sesame"}).connection.token.origin

    assert origin != profile(tmp_path).connection.token.origin
    assert loaded(tmp_path, CONNECTED, {key: "x"}, token_file="t").settings.token_file == "t"


def test_paths_begin_at_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").touch()

    connection = profile(tmp_path, CONNECTED + 'ca_file = "ca.pem"').connection

    assert connection.ca_file == tmp_path / "ca.pem"
    assert connection.token.origin == f"token file {tmp_path}/token"


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    assert loaded(tmp_path, "\ufeff" + CONNECTED).profile == "main"


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load({"config": str(tmp_path / "none.toml")}, {})


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load({}, {"WALLBOARD_CONFIG": str(tmp_path / "config.toml")})


@pytest.mark.parametrize(
    ("name", "told"), [("x" * 300, "File name too long"), ("~nosuchuser/x.toml", "No such file or directory")]
)
def test_a_file_whose_name_can_be_none_is_told(name: str, told: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}: cannot be read: {told}"):
        load({"config": name}, {})


def test_a_folder_that_cannot_be_looked_into_is_not_taken_for_no_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wallboard").symlink_to(tmp_path / "wallboard")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    with pytest.raises(ConfigError, match="cannot be read: Too many levels of symbolic links"):
        load_profile({}, {})


def test_the_lines_of_a_file_without_a_fault_are_not_searched_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def searched(_text: str) -> None:
        raise AssertionError

    monkeypatch.setattr(file, "lines", searched)

    assert profile(tmp_path).name == "main"
    with pytest.raises(AssertionError):
        loaded(tmp_path, "theme = 1")


def test_the_file_is_named_by_flag_then_variable_then_found_in_the_users_folder() -> None:
    environ = {"WALLBOARD_CONFIG": "/b.toml"}

    assert config_path("/a.toml", environ) == Path("/a.toml")
    assert config_path(None, environ) == Path("/b.toml")
    assert config_path(None, {}).parts[-2:] == ("wallboard", "config.toml")


def test_without_any_configuration_three_lines_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    with pytest.raises(NotConfiguredError) as first_start:
        load_profile({}, {})

    assert len(first_start.value.problems) == 3
    assert "wallboard demo" in str(first_start.value)
    assert "wallboard config init" in str(first_start.value)


def test_flags_and_environment_alone_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    made = load_profile({"host": "na12", "tenant": "acme"}, {"WALLBOARD_TOKEN": "sesame"})

    assert made.name is None
    assert made.connection.base_url == "https://vcc-na12.8x8.com"


def test_a_profile_without_a_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    with pytest.raises(ConfigError, match=r'no profile "main": .* does not exist'):
        load_profile({"profile": "main"}, {})


def test_what_looks_wrong_but_works_is_a_warning(tmp_path: Path) -> None:
    environ = {"WALLBOARD_HOTS": "x", "WALLBOARD_SERVICE_PORT_8080": "x", "WALLBOARD_THEME": "day"}

    warnings = loaded(tmp_path, CONNECTED, environ, host="board.example.com").warnings

    assert len(warnings) == 2
    assert warnings[0].startswith("board.example.com does not look like a host of 8x8")
    assert warnings[1] == 'WALLBOARD_HOTS is not a variable of this program; did you mean "WALLBOARD_HOST"?'
