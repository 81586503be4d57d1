"""What people see at once: each screen places its parts, hands them the floor, and passes keys on."""
