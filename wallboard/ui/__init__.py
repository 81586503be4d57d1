"""The screen: a function of the latest situation, the moment, the cursor and the filter. It reads nothing by itself."""

import os

# Textual reads it when it is imported. It draws the first change at once, and what follows one or two frames later: of
# a letter in the filter's line, that is all that the filter leaves. At its 60 frames, 17 to 33 ms of waiting.
os.environ.setdefault("TEXTUAL_FPS", "250")
