"""Values to lines: pure functions from the model's values to text with the names of inks. No widget, no state."""
