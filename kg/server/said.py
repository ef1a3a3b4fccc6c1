"""What Java programs say when they fail, boiled down to one line."""

#: ENOSPC, EDQUOT and EFBIG, as Java's messages have them.
NO_ROOM = ("No space left on device", "Disk quota exceeded", "File too large")
NO_MEMORY = ("OutOfMemoryError", "Could not reserve enough space", "Too small maximum heap")


def any_of(words: tuple[str, ...], said: str) -> bool:
    """Whether one of the phrases was said."""
    return any(word in said for word in words)


def reason(said: str) -> str:
    """The line that tells most: the last cause or error, else the last line that is no stack and no advice."""
    lines = [line.strip() for line in said.splitlines() if not line.startswith(("\t", "Run with "))]
    causes = [line for line in lines if "Caused by:" in line or " ERROR " in line]
    return (causes or [line for line in lines if line] or ["no reason given"])[-1]
