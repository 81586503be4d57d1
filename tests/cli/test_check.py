"""`check` against a simulated tenant over HTTPS."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.cli.factories import run
from tests.cli.tenants import TOKEN, Simulated, served, tenant
from wallboard.api.client import Client
from wallboard.api.credentials import Credentials
from wallboard.beat.movement import Turn
from wallboard.cli.checks.rhythm import steps
from wallboard.simulator.faults import Fault
from wallboard.simulator.transport import StreamingTransport


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with served(tmp_path_factory.mktemp("tenant"), tenant()) as running:
        yield running


@pytest.fixture
def broken(simulated: Simulated) -> Iterator[Simulated]:
    yield simulated
    simulated.tenant.faults.clear()


def checked(simulated: Simulated, *arguments: str) -> tuple[int, dict[str, str]]:
    """Return the exit code, and the verdict and text of each subject's last line."""
    result = run("check", "--quick", "--config", str(simulated.config), *arguments)
    assert TOKEN not in result.output
    return result.exit_code, {
        line[6:20].strip(): f"{line[:5].strip()} {line[21:]}" for line in result.stdout.splitlines()
    }


def test_all_is_well_with_a_tenant_that_answers(simulated: Simulated) -> None:
    code, found = checked(simulated)

    assert code == 0
    assert found["configuration"] == f"ok {simulated.config}, profile simulated"
    assert found["token"].startswith("ok read from token file")
    assert found["name"] == "ok 127.0.0.1 is 127.0.0.1"
    assert found["TLS"].startswith("ok TLSv1.3, certificate trusted until")
    assert found["credentials"] == "ok tenant and token are accepted"
    assert found["agents JSON"] == found["agents XML"] == "ok 50 records"
    assert found["queues JSON"] == found["queues XML"] == "ok 20 records"
    assert found["sla-target"].startswith("ok as given 12, ours 90 % in 12h: agree if it means hours")
    assert found["alarms"] == "ok 16 rules; `wallboard alarms` lists them"
    assert found["letters"] == "ok UTF-8"
    assert "rhythm" not in found


def test_refused_credentials_end_the_row_but_not_the_look_at_the_terminal(broken: Simulated) -> None:
    broken.tenant.faults.add(Fault.parse("token_rotated"), now_s=0)

    code, found = checked(broken)

    assert code == 4
    assert found["credentials"].startswith("BAD Reading agents")
    assert "agents JSON" not in found
    assert "letters" in found


def test_each_list_and_format_is_judged_by_itself(broken: Simulated) -> None:
    broken.tenant.faults.add(Fault.parse("failed,on=agents"), now_s=0)

    code, found = checked(broken)

    assert code == 7
    assert found["agents JSON"].startswith("BAD Reading agents")
    assert found["agents XML"].startswith("BAD Reading agents")
    assert found["queues JSON"] == "ok 20 records"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_host_that_does_not_listen_ends_the_row_in_the_words_of_the_board(simulated: Simulated, host: str) -> None:
    code, found = checked(simulated, "--host", f"{host}:1")

    assert code == 5
    assert found["connection"] == (
        f"BAD {host}:1 refused the connection. Check host and port, and any firewall in between."
    )
    assert "credentials" not in found


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (OSError(errno.EHOSTUNREACH, "Connect call failed ('10.0.0.1', 443)"), "(No route to host)"),
        (OSError("Multiple exceptions: [Errno 111] Connect call failed ('::1', 1, 0, 0), [Errno 111] …"), "refused"),
    ],
)
def test_no_connection_is_told_in_the_systems_words(
    simulated: Simulated, monkeypatch: pytest.MonkeyPatch, raised: OSError, told: str
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(asyncio, "open_connection", fail)

    code, found = checked(simulated)

    assert code == 5
    assert told in found["connection"]
    assert "Connect call" not in found["connection"]


def test_a_host_that_is_not_known_ends_the_row(simulated: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", unknown)

    code, found = checked(simulated, "--host", "nowhere.invalid")

    assert code == 5
    assert found["name"] == "BAD nowhere.invalid is not known (Name or service not known): check the spelling of host"
    assert found["configuration"].startswith("note nowhere.invalid does not look like a host of 8x8")
    assert "TLS" not in found


def test_an_untrusted_certificate_ends_the_row(simulated: Simulated, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    lines = simulated.config.read_text(encoding="utf-8").splitlines()
    config.write_text("\n".join(line for line in lines if not line.startswith("ca_file")), encoding="utf-8")

    code, found = checked(simulated, "--config", str(config))

    assert code == 5
    assert found["TLS"].startswith("BAD the certificate of 127.0.0.1 is not trusted")


def test_a_wrong_configuration_is_told_line_by_line(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[profiles.main]\nhost = "login.8x8.com"\nwire = "x"\n', encoding="utf-8")

    result = run("check", "--quick", "--config", str(config))

    assert result.exit_code == 3
    assert [line[:5] for line in result.stdout.splitlines()][:3] == ["BAD  ", "BAD  ", "note "]


def test_certificates_that_cannot_be_used_are_no_fault_of_the_connection(simulated: Simulated, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate", encoding="utf-8")

    code, found = checked(simulated, "--ca-file", str(tmp_path / "ca.pem"))

    assert code == 3
    assert found["TLS"].startswith(f"BAD the CA file {tmp_path}/ca.pem cannot be used (")
    assert "credentials" not in found


def test_without_a_configuration_one_line_says_what_to_do() -> None:
    result = run("check", "--quick")

    assert result.exit_code == 3
    assert result.stdout.startswith("BAD   configuration  there is none yet: `wallboard config init` writes a file")
    assert result.stdout.count("BAD") == 1


async def test_the_steps_of_a_server_are_seen_in_a_few_polls() -> None:
    now_s = 0.0

    async def pause(seconds: float) -> None:
        nonlocal now_s
        now_s += seconds

    ticking = tenant(monotonic=lambda: now_s)
    credentials = Credentials("simulated", SecretStr(TOKEN), "a test")
    async with Client("https://example.test", credentials, transport=StreamingTransport(ticking.app)) as client:
        seen = await steps(client, lambda: now_s, pause)

    assert [step.at_s for step in seen if step.turn is Turn.MOVED] == [10.0, 20.0]
    assert {step.turn for step in seen} == {Turn.MOVED, Turn.STOOD}


def test_a_wrong_rule_of_alarms_is_told_with_its_place(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[profiles.main]\nhost = "na12"\n[profiles.main.alarms.dropped]\nwarning = "tiem>5m"\n')

    result = run("check", "--quick", "--config", str(config))

    assert result.exit_code == 3
    assert 'alarms.dropped.warning is no condition: no field "tiem" here, did you mean "time"?' in result.stdout


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ('of = "queue"\nwhere = "name:nirvana"', '"mine" watches nothing: no queue here is "name:nirvana"'),
        ('of = "team"\nwhere = "name:nirvana"', '"mine" watches nothing: no team here is "name:nirvana"'),
    ],
)
def test_a_rule_that_is_about_nothing_of_the_tenant_is_told(
    simulated: Simulated, tmp_path: Path, rule: str, told: str
) -> None:
    config = tmp_path / "config.toml"
    own = f'[profiles.simulated.alarms.mine]\n{rule}\nwarning = "waiting>5"\n'
    config.write_text(simulated.config.read_text(encoding="utf-8") + own, encoding="utf-8")

    result = run("check", "--quick", "--config", str(config))

    assert result.exit_code == 0
    assert f"alarms         {told}\n" in result.stdout
