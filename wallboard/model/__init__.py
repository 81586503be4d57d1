"""What the board knows and how it judges it: frozen values and pure arithmetic. No I/O, no clock, no screen."""
