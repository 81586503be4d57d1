"""The tenant's API: one coroutine for each of its calls, and its answers as records.

`client` asks, `wire` reads, `errors` is the tree of what can go wrong. Nothing here schedules or remembers: the monitor
does. Nothing is imported here, so that `errors` and `credentials` come without httpx.
"""
