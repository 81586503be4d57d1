"""The heartbeat: reads a tenant's agents and queues on the beat, and tells what is known as a stream of situations."""

from wallboard.monitor.monitor import Monitor
from wallboard.monitor.source import Plan, Source

__all__ = ["Monitor", "Plan", "Source"]
