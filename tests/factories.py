"""Records for every test: those of the document, with the changes that a test is about."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from wallboard.model.agent import Agent
from wallboard.model.queue import Queue

SAMPLES = Path(__file__).parent / "samples"


def sample_fields(noun: str) -> dict[str, str]:
    """The document's record of an "agent" or a "queue", by the API's names, as texts."""
    root = ElementTree.parse(SAMPLES / f"{noun}.sample.xml").getroot()
    return {field.tag: (field.text or "").strip() for field in root}


def agent(**changes: object) -> Agent:
    """The document's agent, who is logged out, with changes by our names: `agent(status=2)`."""
    return Agent.model_validate(sample_fields("agent")).model_copy(update=changes)


def queue(**changes: object) -> Queue:
    """The document's queue, which is empty, with changes by our names: `queue(queue_size=3)`."""
    return Queue.model_validate(sample_fields("queue")).model_copy(update=changes)
