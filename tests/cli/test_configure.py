from __future__ import annotations

import stat
from pathlib import Path

from tests.cli.factories import run


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
