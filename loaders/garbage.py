"""Python's search for garbage in cycles, held back where millions of rows are made that hold none."""

import gc

#: New objects after which Python looks; by itself it does after 700, and a batch of rows is some 100,000.
_OBJECTS = 200_000


def seldom() -> None:
    """Look for cycles seldom in this process, and never again at what is there already."""
    gc.freeze()
    gc.set_threshold(_OBJECTS, 20, 100)
