"""The two lists that the API serves, and the two formats it serves them in: names only, no behaviour."""

from enum import StrEnum


class Listing(StrEnum):
    """A list of the API; its value is the name in the path and of the XML root."""

    AGENTS = "agents"
    QUEUES = "queues"

    @property
    def one(self) -> str:
        """The name of a single record: in the path, in the XML and as the JSON key."""
        return self.value[:-1]

    @property
    def id_field(self) -> str:
        """The field that names a record in the path of a single read."""
        return f"{self.one}-id"


class Format(StrEnum):
    """A format of the API; its value is the suffix in the path, without the dot."""

    JSON = "json"
    XML = "xml"

    @property
    def media_type(self) -> str:
        """The Content-Type of an answer in this format."""
        return f"application/{self.value};charset=UTF-8"
