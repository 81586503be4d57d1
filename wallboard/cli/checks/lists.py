"""Both lists in both formats: whether the credentials are taken, how many records come, whether the formats agree."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from wallboard.api.client import Client
from wallboard.api.errors import ApiError, CredentialsRefused
from wallboard.cli.checks.finding import Finding, bad, note, ok
from wallboard.cli.failures import exit_code
from wallboard.model.snapshot import Batch

Call = Callable[[Client], Awaitable[Batch[Any]]]
CALLS: Mapping[str, Call] = {"agents": lambda client: client.agents(), "queues": lambda client: client.queues()}


async def lists(clients: Mapping[str, Client]) -> AsyncIterator[Finding]:
    """Read both lists with each client, by format; yields a finding for the credentials and one per list and format.

    Ends at refused credentials: to go on asking would only be refused again.
    """
    are_taken = False
    for subject, call in CALLS.items():
        counts = set()
        for form, client in clients.items():
            try:
                batch = await call(client)
            except CredentialsRefused as error:
                yield bad("credentials", str(error), exit_code(error))
                return
            except ApiError as error:
                yield bad(f"{subject} {form}", str(error), exit_code(error))
                continue
            if not are_taken:
                are_taken = True
                yield ok("credentials", "tenant and token are accepted")
            counts.add(len(batch.records))
            yield counted(f"{subject} {form}", batch)
        if len(counts) > 1:
            yield note(subject, "the formats differ in their number of records; read them again in a moment")


def counted(subject: str, batch: Batch[Any]) -> Finding:
    """Say how many records came, and how many could not be taken as they were."""
    told = f"{len(batch.records):,} records"
    if batch.left_out or batch.odd_values:
        return note(subject, f"{told}; left out {batch.left_out}, values that are no numbers {batch.odd_values}")
    return ok(subject, told)
