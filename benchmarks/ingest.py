"""What it costs to read the floor: `python benchmarks/ingest.py`, from the project's folder.

All figures are ratios or lateness measured in one run, so that they hold on any machine. Exits with 1 if one is over.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import gzip
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

import httpx
import orjson
from pydantic import SecretStr

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from wallboard.api.client import Client  # noqa: E402 — the program need not be installed
from wallboard.api.credentials import Credentials  # noqa: E402
from wallboard.api.wire import WireFormat, read_list  # noqa: E402
from wallboard.cli.courtesy import Courtesy  # noqa: E402
from wallboard.model.agent import Agent  # noqa: E402

AGENTS = 5_000
MANY_AGENTS = 20_000
ROUNDS = 15
POLLS = 5
TICK_S = 0.002
PIECE = 64 * 1024


@dataclass(frozen=True)
class Figure:
    """One measured figure and the most that it may be."""

    name: str
    measured: float
    target: float
    unit: str

    @property
    def is_ok(self) -> bool:
        """True within the target."""
        return self.measured <= self.target


def fields(count: int) -> list[dict[str, int | str]]:
    """Return agents in the middle of a day, three of four logged in, made of the document's sample record."""
    sample = ElementTree.parse(PROJECT / "tests" / "samples" / "agent.sample.xml").getroot()
    texts = {child.tag: (child.text or "").strip() for child in sample}
    quiet = {name: int(text) if text.removeprefix("-").isdigit() else text for name, text in texts.items()}
    return [_agent(quiet, number, random.Random(number)) for number in range(count)]


def _agent(quiet: dict[str, int | str], number: int, draw: random.Random) -> dict[str, int | str]:
    agent = quiet | {"agent-id": f"ag{number}", "agent-name": f"Agent {number}"}
    if number % 4 == 0:
        return agent
    busy = {name: draw.randrange(20_000) for name in quiet if "time" in name and "status-time" not in name}
    counts = {name: draw.randrange(90) for name in quiet if name.endswith("-count")}
    login = {"last-login-time": 1_770_000_000 + number, "agent-status": draw.choice([0, 1, 2, 2, 3, 4])}
    return agent | busy | counts | login | {"agent-guid": f"tenant-ag{number}-{draw.getrandbits(128):032x}"}


def body(count: int, wire_format: WireFormat) -> bytes:
    """Return a list of agents as the API would send it."""
    agents = fields(count)
    if wire_format is WireFormat.JSON:
        return json.dumps({"agent": agents}, separators=(",", ":")).encode()
    root = ElementTree.Element("agents")
    for agent in agents:
        element = ElementTree.SubElement(root, "agent")
        for name, value in agent.items():
            ElementTree.SubElement(element, name).text = str(value)
    return ElementTree.tostring(root)


def ratio(measured: Callable[[], object], yardstick: Callable[[], object]) -> float:
    """Return the median of what one takes by what the other takes right after it, so that both meet the same load.

    Counted is the processor's time of this thread: both only compute, and what other programs take is not theirs.
    """
    return statistics.median(thread_s(measured) / thread_s(yardstick) for _ in range(ROUNDS))


def thread_s(work: Callable[[], object]) -> float:
    """Return the seconds of computing, release of the result included, that of what earlier work left excluded."""
    gc.collect()
    started = time.thread_time()
    work()
    return time.thread_time() - started


def client(content: Callable[[], AsyncIterator[bytes]], wire_format: WireFormat, **headers: str) -> Client:
    """Return a client of a server that answers everything with this content."""
    kind = {"Content-Type": f"application/{wire_format}"} | {k.replace("_", "-"): v for k, v in headers.items()}
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, content=content(), headers=kind))
    credentials = Credentials("acme", SecretStr("not-a-secret"), "benchmark")
    pause = Courtesy().pause
    return Client("https://vcc-sb1.8x8.com", credentials, wire_format=wire_format, transport=transport, pause=pause)


async def lateness_ms(wire_format: WireFormat) -> float:
    """Return by how much a ticking task was late at worst while gzipped polls were read, in milliseconds."""
    compressed = gzip.compress(body(AGENTS, wire_format), 1)

    async def content() -> AsyncIterator[bytes]:
        for start in range(0, len(compressed), PIECE):
            yield compressed[start : start + PIECE]

    late = 0.0

    async def tick() -> None:
        nonlocal late
        while True:
            due = time.perf_counter() + TICK_S
            await asyncio.sleep(TICK_S)
            late = max(late, time.perf_counter() - due)

    async with client(content, wire_format, Content_Encoding="gzip") as asking:
        await asking.agents()
        ticking = asyncio.create_task(tick())
        for _ in range(POLLS):
            await asking.agents()
        ticking.cancel()
    return late * 1000


async def peak_bytes(path: Path, wire_format: WireFormat) -> int:
    """Return how much the peak of this process's memory grows while one body is read from a file."""

    async def content() -> AsyncIterator[bytes]:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    async def nobody() -> AsyncIterator[bytes]:
        yield b"null" if wire_format is WireFormat.JSON else b"<agents/>"

    async with client(nobody, wire_format) as asking:
        await asking.agents()
    baseline = peak_of_this_process()
    async with client(content, wire_format) as asking:
        batch = await asking.agents()
    assert len(batch.records) == MANY_AGENTS
    return peak_of_this_process() - baseline


def peak_of_this_process() -> int:
    """Return the bytes; on Linux not from `getrusage`, in which a process inherits the peak of its parent."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    (peak_kib,) = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak_kib) * 1024


def peak_by_body(wire_format: WireFormat) -> float:
    """Return the peak of a fresh process's memory by the size of the body that it reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "body"
        path.write_bytes(body(MANY_AGENTS, wire_format))
        command = [sys.executable, __file__, "--peak", str(path), wire_format.value]
        peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return peak / path.stat().st_size


def figures() -> list[Figure]:
    """Measure everything."""
    as_json, as_xml = body(AGENTS, WireFormat.JSON), body(AGENTS, WireFormat.XML)
    of_json = ratio(lambda: read_list(as_json, Agent, WireFormat.JSON), lambda: orjson.loads(as_json))
    of_xml = ratio(lambda: read_list(as_xml, Agent, WireFormat.XML), lambda: expat.ParserCreate().Parse(as_xml, True))
    return [
        Figure(f"JSON, {AGENTS:,} agents to records", of_json, 3, "× orjson.loads"),
        Figure(f"XML, {AGENTS:,} agents to records", of_xml, 4, "× bare expat"),
        *(
            Figure(f"Peak memory, {MANY_AGENTS:,} agents, {form.upper()}", peak_by_body(form), 5, "× the body")
            for form in WireFormat
        ),
        *(
            Figure(f"Event loop late, {AGENTS:,} agents, {form.upper()}", asyncio.run(lateness_ms(form)), 50, "ms")
            for form in WireFormat
        ),
    ]


def main() -> int:
    """Print the table, or the one figure that a fresh process is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peak", nargs=2, metavar=("FILE", "FORMAT"), help="used by the benchmark itself")
    if peak := parser.parse_args().peak:
        print(asyncio.run(peak_bytes(Path(peak[0]), WireFormat(peak[1]))))
        return 0
    measured = figures()
    for figure in measured:
        verdict = "ok" if figure.is_ok else "over"
        print(f"{figure.name:38} {figure.measured:7.2f}  ≤ {figure.target:g} {figure.unit:15} {verdict}")
    return 0 if all(figure.is_ok for figure in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
