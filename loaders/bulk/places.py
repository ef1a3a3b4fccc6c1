"""Where each stage of a bulk load keeps what it made."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the stages below one working folder, and of the lots that were read."""

    work: Path
    lots: tuple[Path, ...]

    @property
    def sets(self) -> Path:
        """What counts of all that was read, and which records are one thing."""
        return self.work / "sets"

    @property
    def gathered(self) -> Path:
        """Records with payload, group by group."""
        return self.work / "gathered"

    @property
    def made(self) -> Path:
        """What the records of each group say together."""
        return self.work / "made"

    @property
    def edges(self) -> Path:
        """Relationships from links."""
        return self.work / "edges"

    @property
    def mentions(self) -> Path:
        """Names with their evidence, name by name."""
        return self.work / "mentions"

    @property
    def told(self) -> Path:
        """Who is who."""
        return self.work / "told"

    @property
    def known(self) -> Path:
        """What is said of people whom a source knows, person by person."""
        return self.work / "known"

    @property
    def described(self) -> Path:
        """People whom a source knows."""
        return self.work / "described"
