"""How much memory the server may take: a part of the machine's, or what the settings say."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from kg.settings import Settings

#: A container's limit is lower than the machine's memory; a server sized by the latter is killed in the middle of work.
CONTAINER_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


@dataclass(frozen=True, slots=True)
class Memory:
    """Sizes in MiB."""

    heap: int
    page_cache: int

    @property
    def transaction(self) -> int:
        """The most one transaction may take: half of the heap, so that a second one fits beside it."""
        return self.heap // 2


def machine_mb() -> int:
    """The memory this process can count on."""
    limits = [psutil.virtual_memory().total]
    for file in CONTAINER_LIMITS:
        if file.is_file() and (text := file.read_text(encoding="ascii").strip()).isdigit():
            limits.append(int(text))
    return int(min(limits)) // 2**20


def memory(settings: Settings) -> Memory:
    """A quarter of the machine for heap and page cache each, within 512..4096 and 256..8192 MiB."""
    quarter = machine_mb() // 4
    return Memory(
        heap=settings.heap_mb or max(512, min(quarter, 4096)),
        page_cache=settings.page_cache_mb or max(256, min(quarter, 8192)),
    )
