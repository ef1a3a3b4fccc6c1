"""What Java programs say when they fail, boiled down to one line."""

#: ENOSPC, EDQUOT and EFBIG, as Java's messages have them.
NO_ROOM = ("No space left on device", "Disk quota exceeded", "File too large")
NO_MEMORY = ("OutOfMemoryError", "Could not reserve enough space", "Too small maximum heap")


def any_of(words: tuple[str, ...], said: str) -> bool:
    """Whether one of the phrases was said."""
    return any(word in said for word in words)


def reason(said: str) -> str:
    """The line that tells most: a plain failure, else the last cause, else the last line that is no stack or advice."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith(("\t", "Run with "))]
    plain = [line for line in lines if line.startswith("Failed to ")]
    causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ") or " ERROR " in line]
    return plain[0] if plain else (causes or lines or ["no reason given"])[-1]
