from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from wallboard.config import config_path
from wallboard.config.state_file import LONGEST_BYTES, alarms_path, read, state_path, write

USUAL = config_path(None, {})


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "wallboard"


def test_each_profile_has_a_file_of_its_own(state_folder: Path) -> None:
    assert state_path("main", USUAL) == state_folder / "main.json"
    assert state_path(None, USUAL) == state_folder / "default.json"


def test_a_profiles_name_never_leads_out_of_the_folder(state_folder: Path) -> None:
    assert {state_path(name, USUAL).parent for name in ("../x", "/etc/passwd", "a/b", "..")} == {state_folder}


def test_a_long_name_is_shortened_so_that_its_file_can_be_written(state_folder: Path) -> None:
    names = ["東京" * 30, "東京" * 30 + "2", "Sales " * 60, "x" * 246]
    paths = [state_path(name, Path("/etc/a.toml")) for name in names]

    for path in paths:
        write(path, path.name)

    assert len(set(paths)) == len(names)
    assert paths[2].name.startswith("Sales%20Sales%20")
    assert [read(path) for path in paths] == [path.name.encode() for path in paths]


def test_a_name_that_fits_stays_as_it_is(state_folder: Path) -> None:
    path = state_path("x" * 245, USUAL)
    write(path, "first")

    assert path == state_folder / f"{'x' * 245}.json"


def test_profiles_of_one_name_in_two_files_are_told_apart(state_folder: Path) -> None:
    paths = [state_path("main", config) for config in (USUAL, Path("/etc/a.toml"), Path("/etc/b.toml"))]

    assert len(set(paths)) == 3
    assert paths[1] == state_path("main", Path("/etc/x/../a.toml"))


def test_each_floor_of_a_profile_has_a_file_of_its_own_for_alarms(state_folder: Path) -> None:
    states = [state_path(name, USUAL) for name in ("main", "x" * 245)]
    paths = [alarms_path(state, floor) for state in states for floor in ("acme", "globex")]

    for path in paths:
        write(path, path.name)

    assert len(set(paths)) == 4
    assert {path.parent for path in paths} == {state_folder / "alarms"}
    assert [read(path) for path in paths] == [path.name.encode() for path in paths]


def test_a_file_is_for_its_owner_alone_and_so_is_its_folder(state_folder: Path) -> None:
    path = state_path("main", USUAL)

    write(path, "first")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(state_folder.stat().st_mode) == 0o700


def test_a_new_file_replaces_the_old_one_and_leaves_nothing_beside_it(state_folder: Path) -> None:
    path = state_path("main", USUAL)
    write(path, "first")
    with open(path, encoding="utf-8") as reader:
        write(path, "second")
        assert reader.read() == "first"

    assert read(path) == b"second"
    assert os.listdir(state_folder) == ["main.json"]


def test_what_cannot_be_put_in_place_leaves_nothing_beside_it(state_folder: Path) -> None:
    path = state_path("main", USUAL)
    path.mkdir(parents=True)

    with pytest.raises(OSError, match="Is a directory"):
        write(path, "x")

    assert os.listdir(state_folder) == ["main.json"]


def test_a_text_that_cannot_be_encoded_leaves_nothing_beside_it(state_folder: Path) -> None:
    path = state_path("main", USUAL)
    write(path, "first")

    with pytest.raises(UnicodeEncodeError):
        write(path, "half a character: \ud800")

    assert os.listdir(state_folder) == ["main.json"]
    assert read(path) == b"first"


def test_where_nothing_is_remembered_there_is_nothing() -> None:
    assert read(state_path("main", USUAL)) is None


def test_a_file_that_cannot_be_ours_is_not_read_to_its_end(state_folder: Path) -> None:
    path = state_path("main", USUAL)
    write(path, "x" * (LONGEST_BYTES + 1))

    with pytest.raises(ValueError, match="too long"):
        read(path)
