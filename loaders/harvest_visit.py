"""Who we are to the servers that we harvest, and how often we may come: settings and options made into a visit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import CallerError
from kg.settings import Settings
from kg.version import __version__
from loaders.harvest_polite import Manners, Visitor, host, loopback


def pause_for(base: str, asked: float | None, least: float) -> float:
    """The pause between requests: longer than the least if asked, shorter only on this machine."""
    if asked is None:
        return least
    if asked < least and not loopback(base):
        raise CallerError(
            f"{host(base)} wants at least {least:g} seconds between requests; --pause can only lengthen it"
        )
    return asked


def agent(settings: Settings) -> str:
    """The name under which we ask, with the contact if there is one."""
    contact = settings.contact.strip()
    if contact and not (contact.isascii() and contact.isprintable()):
        raise CallerError("KG_CONTACT is not a mail address; correct it or unset it")
    return f"research-kg/{__version__} (metadata harvester{'; mailto:' + contact if contact else ''})"


@contextmanager
def alone(home: Path, name: str) -> Iterator[None]:
    """Hold the only permission of this installation to ask a host; ended by whatever ends the process."""
    try:
        import fcntl
    except ImportError:  # Windows: there nobody watches that only one harvest runs
        yield
        return
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / f"harvest-{name.replace(':', '-')}.lock").open("ab")
    except OSError as error:
        raise CallerError(f"Cannot write to {home}: {error.strerror or error}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CallerError(f"Another harvest from {name} is running; wait until it has ended") from error
        yield


@contextmanager
def visit(
    settings: Settings, base: str, *, pause: float | None, least: float, told: Callable[[str], None], token: str = ""
) -> Iterator[Visitor]:
    """Visit a server: the only visit of this installation, under our name, with the pauses it wants."""
    manners = Manners(pause=pause_for(base, pause, least))
    if not (settings.contact or loopback(base)):
        told(f"Set KG_CONTACT to your mail address: {host(base)} asks harvesters to say whom to write to")
    with (
        alone(settings.home, host(base)),
        Visitor(manners=manners, agent=agent(settings), token=token, told=told) as visitor,
    ):
        yield visitor
