"""From a configured connection to a client: the one place that knows both the configuration and the API."""

from __future__ import annotations

from wallboard.api.client import Client
from wallboard.api.credentials import Credentials
from wallboard.api.wire import WireFormat
from wallboard.config import Connection
from wallboard.model.paced import Pause, no_pause


def client_of(
    connection: Connection,
    credentials: Credentials,
    wire_format: str | None = None,
    pause: Pause = no_pause,
) -> Client:
    """Return a client, to be closed by the caller; the format is the configured one, unless another is asked for.

    `pause` is called in the thread that reads, after every few records.
    """
    return Client(
        connection.base_url,
        credentials,
        wire_format=WireFormat(wire_format or connection.wire_format),
        ca_file=connection.ca_file,
        proxy=connection.proxy,
        pause=pause,
    )
