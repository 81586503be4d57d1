from __future__ import annotations

import errno
import os
import struct
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import keyring
import keyring.errors
import pytest

from wallboard.config.errors import TokenError
from wallboard.config.token import CommandToken, EnvironmentToken, FileToken, KeyringToken, TokenSource

SECRET = "ac12343934687a839cf"


def file_token(folder: Path, text: str = f"{SECRET}\n", mode: int = 0o600) -> FileToken:
    path = folder / "token"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return FileToken(path)


def python(code: str, timeout_s: float = 20) -> CommandToken:
    return CommandToken((sys.executable, "-c", code), timeout_s)


def refusal(source: TokenSource) -> str:
    with pytest.raises(TokenError) as refused:
        source.read()
    return str(refused.value)


def test_a_file_of_ones_own_gives_its_one_line(tmp_path: Path) -> None:
    assert file_token(tmp_path).read().get_secret_value() == SECRET
    assert file_token(tmp_path, mode=0o400).read().get_secret_value() == SECRET


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o610, 0o602])
def test_a_file_that_others_may_touch_is_refused_with_the_command_to_run(tmp_path: Path, mode: int) -> None:
    assert f"chmod 600 {tmp_path}/token" in refusal(file_token(tmp_path, mode=mode))


def give_access(path: Path, *entries: tuple[int, int, int]) -> None:
    """Give a file an access list, as setfacl does, of entries beside the owner's and the mask: tag, permissions, id."""
    nobody_in_particular = 0xFFFFFFFF
    all_of_them = [(1, 4, nobody_in_particular), *entries, (0x10, 4, nobody_in_particular)]
    packed = b"".join(struct.pack("<HHI", *entry) for entry in sorted(all_of_them))
    try:
        os.setxattr(path, "system.posix_acl_access", struct.pack("<I", 2) + packed)
    except OSError as error:
        pytest.skip(f"this file system has no access lists: {error.strerror}")


NO_GROUP, NO_OTHERS = (4, 0, 0xFFFFFFFF), (0x20, 0, 0xFFFFFFFF)


def test_a_file_whose_access_list_names_this_user_alone_is_read_as_systemd_hands_it_over(tmp_path: Path) -> None:
    source = file_token(tmp_path, mode=0o400)
    give_access(source.path, (2, 4, os.geteuid()), NO_GROUP, NO_OTHERS)

    assert source.path.stat().st_mode & 0o777 == 0o440
    assert source.read().get_secret_value() == SECRET


@pytest.mark.parametrize(
    "others",
    [
        [(2, 4, 4242), NO_GROUP, NO_OTHERS],
        [(8, 4, 4242), NO_GROUP, NO_OTHERS],
        [(4, 4, 0xFFFFFFFF), NO_OTHERS],
        [NO_GROUP, (0x20, 4, 0xFFFFFFFF)],
    ],
    ids=["another user", "a group", "its group", "all"],
)
def test_a_file_whose_access_list_lets_somebody_else_in_is_refused(
    tmp_path: Path, others: list[tuple[int, int, int]]
) -> None:
    source = file_token(tmp_path, mode=0o400)
    give_access(source.path, (2, 4, os.geteuid()), *others)

    assert "others can read the token" in refusal(source)


def test_a_file_is_read_anew_each_time(tmp_path: Path) -> None:
    source = file_token(tmp_path)
    source.read()

    file_token(tmp_path, "renewed")

    assert source.read().get_secret_value() == "renewed"


def test_a_missing_file_is_refused_without_its_name_which_might_be_the_token(tmp_path: Path) -> None:
    assert SECRET not in refusal(FileToken(tmp_path / SECRET))


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)

    assert "regular file" in refusal(FileToken(tmp_path / "pipe"))


@pytest.mark.parametrize("text", ["", "\n", f"{SECRET}\n{SECRET}", f"token {SECRET}", f"{SECRET}\x00", "é", "a" * 5000])
def test_anything_but_one_word_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    told = refusal(file_token(tmp_path, text))

    assert "must hold the token" in told
    assert SECRET not in told


def test_a_command_gives_what_it_prints() -> None:
    assert python(f"print('{SECRET}')").read().get_secret_value() == SECRET


def test_a_command_gets_no_input_and_no_terminal() -> None:
    code = f"import os, sys; assert not sys.stdin.read() and os.getsid(0) != {os.getsid(0)}; print('ok')"

    assert python(code).read().get_secret_value() == "ok"


def test_a_command_may_leave_something_running_that_it_has_let_go(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    os.mkfifo(gone)

    printed = CommandToken(("sh", "-c", f"(exec > /dev/null; echo alive > {gone}) & echo {SECRET}")).read()

    assert printed.get_secret_value() == SECRET
    with open(gone, encoding="utf-8") as until_it_is_gone:
        assert until_it_is_gone.read() == "alive\n"


def test_what_a_failing_command_prints_is_shown_nowhere() -> None:
    told = refusal(python(f"import sys; print('{SECRET}'); print('{SECRET}', file=sys.stderr); sys.exit(3)"))

    assert "ended with code 3" in told
    assert SECRET not in told


def test_a_command_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    reading = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reading, True)
    child = f"(echo begun; sleep 60; echo survived) > {alive} & wait"

    told = refusal(CommandToken(("sh", "-c", child), timeout_s=1))

    assert "took longer than 1 s" in told
    with os.fdopen(reading) as until_it_is_gone:
        assert until_it_is_gone.read() == "begun\n"


def test_a_command_ends_with_the_process_that_waits_for_it(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    child = f"(echo begun; sleep 20; echo survived) > {alive} & wait"
    code = f"from wallboard.config.token import CommandToken; CommandToken(('sh', '-c', {child!r})).read()"
    with subprocess.Popen([sys.executable, "-c", code]) as board, open(alive, encoding="utf-8") as until_it_is_gone:
        assert until_it_is_gone.readline() == "begun\n"

        board.kill()

        assert until_it_is_gone.read() == ""


def test_a_command_that_does_not_exist_is_refused_without_its_name() -> None:
    assert SECRET not in refusal(CommandToken((SECRET,)))


def test_a_variable_gives_its_value() -> None:
    assert EnvironmentToken("TOKEN", {"TOKEN": SECRET}).read().get_secret_value() == SECRET
    assert SECRET not in refusal(EnvironmentToken(SECRET, {}))


def test_the_keyring_is_asked_by_service_and_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda *entry: {("wallboard", "acme"): SECRET}.get(entry))
    assert KeyringToken("wallboard", "acme").read().get_secret_value() == SECRET
    assert "keyring set SERVICE TENANT" in refusal(KeyringToken("wallboard", "other"))


def test_without_the_extra_the_keyring_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    assert "wallboard[keyring]" in refusal(KeyringToken("wallboard", "acme"))


def failing(folder: Path) -> Iterator[TokenSource]:
    """Yield a source of each kind whose token, or whose place, is the secret, and which cannot be read."""
    yield FileToken(folder / SECRET)
    yield FileToken(folder / (SECRET * 20))
    yield FileToken(Path(f"{SECRET}\0"))
    yield FileToken(Path(f"{SECRET}\udcff"))
    yield file_token(folder, f"{SECRET} {SECRET}")
    yield EnvironmentToken(SECRET, {})
    yield EnvironmentToken("TOKEN", {"TOKEN": f"{SECRET} {SECRET}"})
    yield CommandToken((SECRET,))
    yield CommandToken(("echo", f"{SECRET}\0"))
    yield CommandToken(("echo", SECRET, SECRET))
    yield CommandToken(("false", SECRET))
    yield CommandToken(("sleep", "60", SECRET), timeout_s=0.1)
    yield KeyringToken(SECRET, "acme")
    yield KeyringToken("wallboard", "two words")


def test_no_failure_shows_a_token_not_even_in_a_traceback_with_local_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = {("wallboard", "two words"): f"{SECRET} {SECRET}"}
    monkeypatch.setattr(keyring, "get_password", lambda *entry: entries.get(entry))

    for source in failing(tmp_path):
        with pytest.raises(TokenError) as refused:
            source.read()
        report = traceback.TracebackException.from_exception(refused.value, capture_locals=True)
        # The first frame is the one of this test, which made the secret.
        report.stack.pop(0)
        assert SECRET not in "".join(report.format())


def test_no_repr_shows_a_token(tmp_path: Path) -> None:
    readable: list[TokenSource] = [
        file_token(tmp_path),
        EnvironmentToken("TOKEN", {"TOKEN": SECRET}),
        CommandToken(("echo", SECRET)),
    ]

    assert all(SECRET not in repr(source) + repr(source.read()) + source.origin for source in readable)
    assert all(SECRET not in repr(source) for source in failing(tmp_path))


def test_a_folder_is_refused_and_leaves_nothing_open(tmp_path: Path) -> None:
    before = lowest_free_descriptor()

    assert "token_file cannot be read: Is a directory" in refusal(FileToken(tmp_path))
    assert lowest_free_descriptor() == before


def lowest_free_descriptor() -> int:
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.close(descriptor)
    return descriptor


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE])
def test_a_disk_that_fails_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def failing_fstat(_descriptor: int) -> os.stat_result:
        raise OSError(number, os.strerror(number))

    source = file_token(tmp_path)
    monkeypatch.setattr(os, "fstat", failing_fstat)

    assert os.strerror(number) in refusal(source)


class ForeignError(Exception):
    """An error of a library under keyring, which knows nothing of keyring's own."""


@pytest.mark.parametrize(
    "error",
    [
        keyring.errors.KeyringLocked("locked"),
        ConnectionRefusedError(errno.ECONNREFUSED, "no bus"),
        ModuleNotFoundError("no such backend"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        ForeignError("dismissed"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_keyring_that_fails_in_its_own_way_is_told(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def failing_backend(*_entry: str) -> str:
        raise error

    monkeypatch.setitem(sys.modules, "dbus.exceptions", SimpleNamespace(DBusException=ForeignError))
    monkeypatch.setattr(keyring, "get_password", failing_backend)

    assert refusal(KeyringToken("wallboard", "acme")) == f"the keyring cannot be read: {type(error).__name__}"
