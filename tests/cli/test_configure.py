from __future__ import annotations

import stat
import subprocess
import tomllib
from pathlib import Path

from tests.cli.factories import run
from wallboard.config import load_profile


def test_path_says_where_the_file_would_be(tmp_path: Path) -> None:
    result = run("config", "path", environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert result.stdout == f"{tmp_path}/wallboard/config.toml\n"


def test_init_writes_a_private_file_once(tmp_path: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    path = tmp_path / "wallboard" / "config.toml"

    first = run("config", "init", "--host", "na12", "--tenant", "acme", environ=environ)
    before = path.read_text(encoding="utf-8")
    second = run("config", "init", environ=environ)

    assert first.exit_code == 0
    assert str(path) in first.stdout
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert 'host = "na12"' in before
    assert second.exit_code == 3
    assert second.stderr == f"wallboard: {path}: is there already and was left as it is\n"
    assert path.read_text(encoding="utf-8") == before


def test_what_init_says_stores_the_token_where_the_file_expects_it(tmp_path: Path) -> None:
    path = tmp_path / "Application Support" / "wallboard" / "config.toml"

    lines = run("config", "init", "--host", "na12", "--tenant", "acme", "--config", str(path)).stdout.splitlines()
    command = lines[1].removeprefix("Store the token:").partition("  then")[0]
    subprocess.run(["sh", "-c", command], input="sesame\n", text=True, check=True, timeout=20)

    profile = load_profile({"config": str(path)}, {})
    assert profile.connection.token.read().get_secret_value() == "sesame"
    assert lines[2] == f"Try it out:       wallboard check --config '{path}'"


def test_init_says_what_is_left_to_fill_in(tmp_path: Path) -> None:
    lines = run("config", "init", "--host", "na12", environ={"XDG_CONFIG_HOME": str(tmp_path)}).stdout.splitlines()

    assert lines[1] == "Fill in there:    tenant"
    assert lines[3] == "Try it out:       wallboard check"


def test_init_writes_no_tenant_that_would_be_refused(tmp_path: Path) -> None:
    result = run("config", "init", "--tenant", "acme:north", environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert result.exit_code == 2
    assert "without a colon" in " ".join(result.stderr.split())
    assert not (tmp_path / "wallboard").exists()


def test_init_writes_no_host_that_would_be_refused(tmp_path: Path) -> None:
    result = run("config", "init", "--host", "login.8x8.com", environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert result.exit_code == 2
    assert "sign-in page of every tenant" in " ".join(result.stderr.split())
    assert not (tmp_path / "wallboard").exists()


def test_show_prints_what_counts_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text('[profiles.main]\nhost = "na12"\n', encoding="utf-8")

    result = run("config", "show", "--config", str(path), "--wire", "xml", environ={"WALLBOARD_THEME": "day"})

    assert result.exit_code == 0
    assert f'host = "vcc-na12.8x8.com"  # {path}:2\n' in result.stdout
    assert 'wire = "xml"  # --wire\n' in result.stdout
    assert 'theme = "day"  # WALLBOARD_THEME\n' in result.stdout


def test_show_works_without_a_file_and_shows_no_token() -> None:
    result = run("config", "show", environ={"WALLBOARD_TOKEN": "sesame"})

    assert result.exit_code == 0
    assert "(does not exist)" in result.stdout
    assert 'token_env = "WALLBOARD_TOKEN"' in result.stdout
    assert "sesame" not in result.output


def test_every_problem_is_one_line_on_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text('[profiles.main]\nwire = "jsn"\ntoken = "sesame"\n', encoding="utf-8")

    result = run("config", "show", "--config", str(path))

    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith(
        f'wallboard: {path}:2: profiles.main.wire must be one of json, xml; did you mean "json"?'
    )
    assert len(result.stderr.splitlines()) == 2
    assert "sesame" not in result.output


def test_warnings_go_to_standard_error(tmp_path: Path) -> None:
    result = run("config", "show", "--host", "board.example.com")

    assert result.stderr.startswith("wallboard: warning: board.example.com does not look like")
    assert "warning" not in result.stdout


def test_show_writes_every_name_as_toml_without_what_acts_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[profiles."Süd \\u001b[2J"]\ngroups."1\\u009b2J" = "Sales"\n', encoding="utf-8")

    shown = run("config", "show", "--config", str(path)).stdout

    assert "\x1b" not in shown
    assert "\x9b" not in shown
    (profile,) = tomllib.loads(shown)["profiles"].items()
    assert profile[0] == "Süd \x1b[2J"
    assert profile[1]["groups"] == {"1\x9b2J": {"label": "Sales"}}


def test_a_profiles_name_is_told_without_what_acts_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[profiles."a\\u001b[2J"]\nhost = "na12"\ntenant = "acme"\ntoken_file = "none"', encoding="utf-8")

    checked = run("check", "--quick", "--config", str(path)).stdout
    tried = run("alarms", "test", "--hours", "0.1", "--config", str(path)).stdout

    assert "profile a\ufffd[2J" in checked
    assert "\x1b" not in checked + tried
