"""What the terminal shows, remembered, so that only the cells that change are written to it.

Textual repaints the regions of its widgets: 9 KB per poll where some hundred bytes are news, which is felt over SSH.
What it writes is read here, put into a picture of the screen, and the difference to what the terminal shows is written:

    Textual's frame ──▶ frame ──▶ remembered ──▶ pen ──▶ the terminal
                      glyphs, styles   line      moves, styles

The seam is the file that Textual's driver writes to, and the language is the terminal's own: no method of Textual's is
replaced. What is not read for sure (another version's frames, a bell, the farewell) passes through as it is, and
unless it is known to leave the picture alone, the picture is forgotten: the worst case is Textual's own output.

Frames that come while the terminal does not read are put into the picture alone; once it reads it gets what has become
of them. Nothing here knows the app, the clock or a file but the one that it writes to.
"""
