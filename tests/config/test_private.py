from __future__ import annotations

from pathlib import Path

import pytest

from wallboard.config.private import LONGEST, PrivateError, private_text

SECRET = "s" * LONGEST


def read(folder: Path, kept: bytes) -> str:
    path = folder / "secret"
    path.write_bytes(kept)
    path.chmod(0o600)
    return private_text(path, "a_setting", "secret").get_secret_value()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_is_read_whole_as_editors_of_windows_save_it(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""

    assert read(tmp_path, f"{mark}{SECRET}\r\n".encode(encoding)) == f"{SECRET}\r\n"


def test_what_is_longer_than_any_secret_does_not_become_one(tmp_path: Path) -> None:
    assert len(read(tmp_path, b"s" * 100_000)) > LONGEST


def test_what_cannot_be_read_is_told_by_its_setting(tmp_path: Path) -> None:
    with pytest.raises(PrivateError, match="a_setting cannot be read: No such file or directory; a relative path"):
        private_text(tmp_path / "gone", "a_setting", "secret")
