"""The arithmetic of when to poll next: no requests, no clock, no waiting. `monitor` asks it and does the work."""
