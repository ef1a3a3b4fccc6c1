"""Kills of loads over Bolt: of the loader, and of the server itself; then the same command again."""

import hashlib
import random
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import killing
from bench.killing import Command
from bench.kills_told import Kill, complaints, first, last, tell
from kg import Settings, from_env, server

_EACH = 4
_SOURCES = ("arxiv", "openaire")


def bolt(folder: Path, corpus: Path, wanted: int, dice: random.Random, kills: list[Kill], faults: list[str]) -> str:
    """Kill so many times; the digest of what comes of it undisturbed."""
    outcome, seconds = b"", {}
    before, load = len(kills), 0
    while len(kills) - before < wanted:
        with TemporaryDirectory(dir=folder, prefix="home-") as home:
            settings = _settings(Path(home))
            try:
                if not outcome:
                    seconds = {source: _undisturbed(settings, corpus, source) for source in _SOURCES}
                    outcome = _outcome(settings)
                    tell(f"Undisturbed over Bolt: {len(outcome):,} bytes, {seconds}")
                    continue
                load += 1
                most = min(_EACH, wanted - len(kills) + before)
                some = _killed(settings, corpus, dice, seconds, most, faults)
                made = _outcome(settings)
            finally:
                server.kill(settings)
        for one in some:
            one.load, one.equal = f"Bolt {load}", made == outcome
            tell(str(one))
        kills += some
    return hashlib.sha256(outcome).hexdigest()


def _settings(home: Path) -> Settings:
    usual = from_env()
    own = replace(usual, neo4j_uri="", home=home, neo4j_install=usual.install_folder)
    settings = replace(own, heap_mb=400, page_cache_mb=64, batch_rows=300)
    server.install(settings)
    server.start(settings, say=lambda _line: None)
    return settings


def _words(corpus: Path, source: str) -> tuple[str, ...]:
    return "load", source, str(corpus / source), "--release", "1"


def _undisturbed(settings: Settings, corpus: Path, source: str) -> float:
    began = time.monotonic()
    killing.run(settings, *_words(corpus, source))
    return time.monotonic() - began


def _outcome(settings: Settings) -> bytes:
    killing.run(settings, "derive")
    return killing.run(settings, "export", "canonical", "-").output()


def _killed(
    settings: Settings, corpus: Path, dice: random.Random, seconds: dict[str, float], most: int, faults: list[str]
) -> list[Kill]:
    """Load both sources, and kill so many times on the way."""
    some: list[Kill] = []
    left = {_SOURCES[0]: most // 2, _SOURCES[1]: most - most // 2}
    for source in _SOURCES:
        open_: Kill | None = None
        while True:
            command = Command(settings, _words(corpus, source)).begin()
            hit = _strike(command, dice, seconds[source]) if left[source] else ""
            if hit == "the server":
                # The loader waits for it, and goes on by itself.
                again = killing.run(settings, "db", "start")
            status = command.end()
            faults += complaints(command.said())
            if open_ is not None:
                open_.resumed = last(command.output().decode().splitlines()[:1]) or last(command.said())
            if not hit:
                if status:
                    faults.append(f"{source}: going on ended with {status}: {command.said()}")
                break
            left[source] -= 1
            some.append(open_ := Kill("", hit, f"{source}: {_far(command)}"))
            if hit == "the server":
                open_.said = next((one for one in command.said() if "waiting" in one), last(command.said()))
                went_on = last(command.output().decode().splitlines()[:1])
                open_.resumed = f"kg db start: {first(again.said())}; kg load: {went_on}"
                open_ = None
            if not status:
                break
    return some


def _far(command: Command) -> str:
    return next((one for one in reversed(command.said()) if one.startswith("read ")), "begun")


def _strike(command: Command, dice: random.Random, seconds: float) -> str:
    """Kill the loader or the server after a while; who it was, or nothing where the load ended before."""
    who = dice.choice(("kg", "kg", "the server"))
    until = time.monotonic() + dice.uniform(0.3, 0.9) * seconds
    while command.goes_on() and time.monotonic() < until:
        time.sleep(0.01)
    victim = (killing.itself if who == "kg" else killing.server)(command)
    if not command.goes_on() or victim is None:
        return ""
    victim.kill()
    return who
