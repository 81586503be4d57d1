"""Small programs for the end-to-end tests."""
