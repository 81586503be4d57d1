"""The heartbeat: reads a tenant's agents and queues on the beat, and tells what is known as a stream of situations.

Nothing is imported here, so that `source` comes without the monitor.
"""
