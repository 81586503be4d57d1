"""The parts of a screen. Each draws its own lines, and names neither its parent, nor another part, nor the App."""
