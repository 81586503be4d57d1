"""A live wallboard for contact centres, in a terminal, on the 8x8 Real Time Statistics API."""
