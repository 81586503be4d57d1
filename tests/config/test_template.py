from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from tests.config.factories import CONNECTED, loaded, profile
from tests.full_disk import no_file_longer_than
from wallboard.config.errors import ConfigError
from wallboard.config.reference import reference
from wallboard.config.settings import Settings
from wallboard.config.shown import shown
from wallboard.config.template import template, write_new
from wallboard.model.figure import Figure

DOCUMENT = Path(__file__).parents[2] / "docs" / "configuration.md"
SETTING = re.compile(r"^# (\[|[a-z]|\")", re.MULTILINE)


def test_a_fresh_template_sets_what_was_given_and_nothing_else(tmp_path: Path) -> None:
    settings = loaded(tmp_path, template("na12", "acme")).settings

    assert settings.model_fields_set - {"targets", "limits", "levels", "wall", "notice"} == {
        "host",
        "tenant",
        "token_file",
    }
    assert settings == Settings.model_validate(
        {"host": "na12", "tenant": "acme", "token_file": str(tmp_path / "token")}
    )


def test_every_line_of_the_template_may_be_switched_on(tmp_path: Path) -> None:
    body = template("na12", "acme").partition("[profiles.main]")[2]
    switched_on = "[profiles.main]" + SETTING.sub(r"\1", body)
    lines = [line for line in switched_on.splitlines() if not re.match(r"(token_(?!file)|webhook_env|ca_file)", line)]
    kept = "\n".join(line for line in lines if line.startswith("[") or " = " in line or line.startswith("#"))

    made = profile(tmp_path, kept)

    assert made.standards.groups == {"108": "Sales"}
    assert set(made.standards.levels) == set(Figure)
    assert made.standards.queue_rules[0].queues.patterns == ("Callback*",)


def test_the_file_is_for_its_owner_and_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    write_new(path, "first")

    with pytest.raises(ConfigError, match="left as it is"):
        write_new(path, "second")

    assert path.read_text() == "first"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ConfigError, match="cannot be written"):
        write_new(tmp_path / "file" / "config.toml", "x")


@pytest.mark.parametrize("size", [2_000, 200_000])
def test_a_file_that_does_not_fit_is_told_and_is_not_in_the_way_of_the_next_try(tmp_path: Path, size: int) -> None:
    path = tmp_path / "config.toml"

    with no_file_longer_than(size // 2), pytest.raises(ConfigError, match="cannot be written: File too large"):
        write_new(path, "x" * size)
    write_new(path, "second")

    assert path.read_text() == "second"


def test_the_documentation_is_the_one_that_the_settings_make() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == reference()


def test_what_is_shown_says_where_each_value_is_from(tmp_path: Path) -> None:
    lines = list(shown(loaded(tmp_path, CONNECTED, {"WALLBOARD_THEME": "day"}, wire="xml"), {}))

    assert f'host = "vcc-na12.8x8.com"  # {tmp_path}/config.toml:3' in lines
    assert 'theme = "day"  # WALLBOARD_THEME' in lines
    assert 'wire = "xml"  # --wire' in lines
    assert 'start_screen = "overview"  # default' in lines
    assert 'targets.phone = "80 % in 20s"  # default' in lines
    assert 'limits.busy = "off"  # default' in lines


def test_a_table_that_is_there_gives_only_what_stands_in_it(tmp_path: Path) -> None:
    lines = list(shown(loaded(tmp_path, CONNECTED + '[profiles.main.targets]\nchat = "70 % in 30s"\n'), {}))

    assert f'targets.chat = "70 % in 30s"  # {tmp_path}/config.toml:7' in lines
    assert 'targets.phone = "80 % in 20s"  # default' in lines


def test_what_is_shown_is_a_profile_again(tmp_path: Path) -> None:
    rich = CONNECTED + (
        'time_zone = "Europe/London"\ngroups.108 = "A \\"b\\""\nopening = { hours = { mon-tue = "22:00-06:00" }, '
        'holidays = [2027-01-01] }\nlevels.occupancy = { warning = "85 %", critical = "95 %" }\n'
        'queue_rules = [{ queue_ids = ["1"], kind = "excluded", target = "80 % in 90s" }]\nlimits.hold = "off"\n'
        'view = "the lot"\nviews."the lot" = { queues = [], agent_ids = ["jdoe"], fold = false, queue_sort = "day" }\n'
        'views.plain = {}\nkeys = { "list.filter" = ["/", "f"], app.quit = "ctrl+q" }\n'
    )
    (tmp_path / "token").touch()
    first = loaded(tmp_path, rich)

    again = loaded(tmp_path, "\n".join(["[profiles.main]", *shown(first, {})]))

    assert again.settings == first.settings


def test_views_and_keys_are_shown_each_with_its_own_place(tmp_path: Path) -> None:
    text = CONNECTED + (
        "[profiles.main.views.phones]\nfold = false\n[profiles.main.views.all]\nqueues = []\n"
        '[profiles.main.keys]\n"list.filter" = "/"\napp.quit = "x"\n'
    )

    lines = list(shown(loaded(tmp_path, text), {}))

    assert f"views.phones = {{ fold = false }}  # {tmp_path}/config.toml:6" in lines
    assert f"views.all = {{ queues = [] }}  # {tmp_path}/config.toml:8" in lines
    assert f'keys."list.filter" = ["slash"]  # {tmp_path}/config.toml:11' in lines
    assert f'keys."app.quit" = ["x"]  # {tmp_path}/config.toml:12' in lines


def test_a_token_file_is_shown_only_where_there_is_one(tmp_path: Path) -> None:
    text = CONNECTED.replace('"token"', '"sesame"')

    before = "\n".join(shown(loaded(tmp_path, text), {}))
    (tmp_path / "sesame").touch()

    assert "sesame" not in before
    assert 'token_file = "*** (no such file)"' in before
    assert f'token_file = "{tmp_path}/sesame"' in "\n".join(shown(loaded(tmp_path, text), {}))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (f'token_file = "{"5e5a3e" * 50}"', 'token_file = "*** (no such file)"'),
        ('token_file = "5e5a3e"', 'token_file = "*** (no such file)"'),
        ('token_keyring = "5e5a3e"', 'token_keyring = "***"'),
        ('token_env = "S5E5A3E"', 'token_env = "*** (not set)"'),
        ('token_command = ["5e5a3e"]', 'token_command = ["*** (no such command)"]'),
        ('token_command = ["echo", "5e5a3e"]', 'token_command = ["echo", "***"]'),
    ],
)
def test_a_token_in_the_place_of_its_place_is_masked(tmp_path: Path, source: str, told: str) -> None:
    made = loaded(tmp_path, CONNECTED.replace('token_file = "token"', source))

    lines = "\n".join(shown(made, {}))

    assert told in lines
    assert "5e5a3e" not in lines.lower()
    assert "5e5a3e" not in repr(made).lower()


def test_the_name_of_a_variable_that_is_set_is_shown(tmp_path: Path) -> None:
    made = loaded(tmp_path, CONNECTED.replace('token_file = "token"', 'token_env = "ACME_TOKEN"'))

    assert 'token_env = "ACME_TOKEN"  #' in "\n".join(shown(made, {"ACME_TOKEN": "sesame"}))


def test_secrets_are_masked(tmp_path: Path) -> None:
    text = CONNECTED.replace('token_file = "token"', 'token_command = ["echo", "sesame"]')
    text += 'proxy = "http://kim:sesame@proxy.example.com:3128"'

    lines = "\n".join(shown(loaded(tmp_path, text), {}))

    assert 'token_command = ["echo", "***"]' in lines
    assert 'proxy = "http://***@proxy.example.com:3128"' in lines
    assert "sesame" not in lines


def test_other_pages_are_links_in_the_reference_and_plain_names_in_the_file() -> None:
    assert "see [terminals.md](terminals.md)" in reference()
    assert "see terminals.md" in template("na12", "acme")
