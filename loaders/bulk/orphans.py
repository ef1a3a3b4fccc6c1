"""A process of a crew ends with whoever started it, however that ended: what it writes is nobody's afterwards."""

import os
import threading
from multiprocessing import parent_process
from multiprocessing.connection import wait


def end_with_the_parent() -> None:
    """Watch the process that started this one; when it is gone, so is this one, at once and in the middle of a row.

    Without that a killed load leaves readers behind, which wait for ever for what to do next, or go on writing into
    the folder in which the load that goes on has begun anew.
    """
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
