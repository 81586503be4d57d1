"""`show` against a simulated tenant over HTTPS."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.factories import run
from tests.cli.tenants import TOKEN, Simulated, served, tenant
from wallboard.simulator.faults import Fault


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with served(tmp_path_factory.mktemp("tenant"), tenant()) as running:
        yield running


@pytest.fixture
def broken(simulated: Simulated) -> Iterator[Simulated]:
    yield simulated
    simulated.tenant.faults.clear()


def shown(simulated: Simulated, *arguments: str) -> str:
    result = run("show", *arguments, "--config", str(simulated.config))
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    return result.stdout


@pytest.mark.parametrize(("noun", "count"), [("agents", 50), ("queues", 20)])
def test_a_list_is_the_same_in_both_wire_formats_and_in_csv(simulated: Simulated, noun: str, count: int) -> None:
    by_json = json.loads(shown(simulated, noun, "--format", "json"))
    by_xml = json.loads(shown(simulated, noun, "--format", "json", "--wire", "xml"))
    by_csv = list(csv.DictReader(io.StringIO(shown(simulated, noun, "--format", "csv"))))

    assert len(by_json) == count
    assert by_json == by_xml
    assert [row[f"{noun[:-1]}-id"] for row in by_csv] == [record[f"{noun[:-1]}-id"] for record in by_json]


@pytest.mark.parametrize("noun", ["agents", "queues"])
def test_the_table_has_a_line_per_record_and_a_header(simulated: Simulated, noun: str) -> None:
    lines = shown(simulated, noun).splitlines()
    records = json.loads(shown(simulated, noun, "--format", "json"))

    assert [line.split()[0] for line in lines] == ["id", *(record[f"{noun[:-1]}-id"] for record in records)]


@pytest.mark.parametrize("noun", ["agent", "queue"])
def test_a_single_record_is_the_one_of_the_list(simulated: Simulated, noun: str) -> None:
    first = json.loads(shown(simulated, f"{noun}s", "--format", "json"))[0]
    record_id = first[f"{noun}-id"]

    assert json.loads(shown(simulated, noun, record_id, "--format", "json")) == first
    assert re.search(rf"^{noun}-id +{record_id} ", shown(simulated, noun, record_id), re.MULTILINE)


def test_only_what_the_profile_chooses_is_shown_unless_all_is_asked_for(simulated: Simulated) -> None:
    environ = {"WALLBOARD_QUEUES": "*chat*"}

    chosen = run("show", "queues", "--config", str(simulated.config), environ=environ).stdout
    everything = run("show", "queues", "--all", "--config", str(simulated.config), environ=environ).stdout

    assert [line.split("  ")[1] for line in chosen.splitlines()[1:]] == ["Web Chat", "Sales Chat", "Technical Chat"]
    assert len(everything.splitlines()) == 21


@pytest.mark.parametrize(
    ("fault", "code", "told"),
    [
        ("token_rotated", 4, "HTTP 403, credentials refused"),
        ("truncated", 5, "broke"),
        ("busy", 7, "HTTP 503, server busy"),
        ("failed", 7, "HTTP 500, server failed"),
        ("garbage", 7, "unreadable"),
        ("login_page", 7, "web page"),
        ("redirect", 7, "redirected"),
    ],
)
def test_what_went_wrong_is_an_exit_code_and_one_line(broken: Simulated, fault: str, code: int, told: str) -> None:
    broken.tenant.faults.add(Fault.parse(fault), now_s=0)

    result = run("show", "queues", "--config", str(broken.config))

    assert result.exit_code == code
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert told in result.stderr
    assert TOKEN not in result.stderr


def test_an_unknown_id_is_not_found(simulated: Simulated) -> None:
    result = run("show", "agent", "no/body?.json", "--config", str(simulated.config))

    assert result.exit_code == 6
    assert "no agent no/body?.json" in result.stderr


def test_an_untrusted_certificate_is_unreachable(simulated: Simulated, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    lines = simulated.config.read_text(encoding="utf-8").splitlines()
    config.write_text("\n".join(line for line in lines if not line.startswith("ca_file")), encoding="utf-8")

    result = run("show", "agents", "--config", str(config))

    assert result.exit_code == 5
    assert "certificate" in result.stderr


def test_a_host_that_does_not_listen_is_unreachable(simulated: Simulated) -> None:
    result = run("show", "agents", "--config", str(simulated.config), "--host", "127.0.0.1:1")

    assert result.exit_code == 5
    assert "refused" in result.stderr


def test_a_token_that_others_can_read_is_a_wrong_configuration(simulated: Simulated, tmp_path: Path) -> None:
    token_file = tmp_path / "token"
    token_file.write_text(TOKEN, encoding="utf-8")
    token_file.chmod(0o644)

    result = run("show", "agents", "--config", str(simulated.config), "--token-file", str(token_file))

    assert result.exit_code == 3
    assert f"chmod 600 {token_file}" in result.stderr
