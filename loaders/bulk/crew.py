"""One stream of chunks, several processes that work on them; what a process makes, it writes itself."""

import multiprocessing
import sys
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty, Full
from typing import Any

import pyarrow as pa

from kg.errors import KgError
from loaders.bulk.orphans import end_with_the_parent
from loaders.garbage import seldom

Rows = list[dict[str, Any]]
Work = Callable[[Iterator[Rows], Path, int], dict[str, int]]
"""Works through chunks of rows, writes parts of this number into the folder and gives back how many rows of what."""

KILLED = "A process of the bulk load was killed; is there enough memory? kg load --resume goes on"
#: Chunks that wait for a process; more would hold memory and gain nothing.
_DEPTH = 2
#: Seconds between looks at whether all processes are still there.
_LOOK = 0.5


def run(chunks: Iterator[pa.Table], work: Work, folder: Path, processes: int) -> dict[str, int]:
    """Let `work` do all chunks; within this process where one is enough."""
    if processes < 2:
        return work((chunk.to_pylist() for chunk in chunks), folder, 0)
    context = multiprocessing.get_context("spawn")  # A fork would copy the locks of DuckDB's threads.
    queue: Queue[Any] = context.Queue(_DEPTH)
    answers: Queue[Any] = context.Queue()
    crew: list[BaseProcess] = [
        context.Process(target=_member, args=(queue, answers, work, folder, number), daemon=True)
        for number in range(processes)
    ]
    for one in crew:
        one.start()
    try:
        for chunk in chunks:
            _put(queue, chunk, answers, crew)
        for _ in crew:
            _put(queue, None, answers, crew)
        counts = [_answer(answers, crew) for _ in crew]
    except BaseException:
        for one in crew:
            one.terminate()
        raise
    finally:
        queue.cancel_join_thread()
        for one in crew:
            one.join()
    return {name: sum(one[name] for one in counts) for name in counts[0]}


def _member(queue: "Queue[Any]", answers: "Queue[Any]", work: Work, folder: Path, number: int) -> None:
    end_with_the_parent()
    seldom()

    def taken() -> Iterator[Rows]:
        while (chunk := queue.get()) is not None:
            yield chunk.to_pylist()

    try:
        answers.put(work(taken(), folder, number))
    except BaseException:
        answers.put(traceback.format_exc())
        sys.exit(1)


def _put(queue: "Queue[Any]", chunk: Any, answers: "Queue[Any]", crew: list[BaseProcess]) -> None:
    while True:
        try:
            queue.put(chunk, timeout=_LOOK)
            return
        except Full:
            # A process that failed or was killed takes no more chunks: waiting for it would never end.
            if any(one.exitcode for one in crew):
                _answer(answers, crew)


def _answer(answers: "Queue[Any]", crew: list[BaseProcess]) -> dict[str, int]:
    while True:
        try:
            answer: dict[str, int] | str = answers.get(timeout=_LOOK)
        except Empty:
            if any(one.exitcode for one in crew):
                raise KgError(KILLED) from None
            continue
        if isinstance(answer, str):
            raise KgError(f"A process of the bulk load failed:\n{answer}")
        return answer
