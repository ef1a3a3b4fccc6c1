"""Kills of bulk loads: each load goes from one release to the other and back, and is killed some times on its way."""

import hashlib
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil

from bench import killing
from bench.killing import Command, Found
from bench.kills_told import Kill, complaints, first, last, tell
from bench.watching import Watcher, seen
from kg import Settings, from_env, server
from kg.bulk.work import work

#: Kills of one load on its way.
_EACH = 5
#: Seconds to wait for a moment that may not come.
_PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Target:
    """Who is killed, and in which stages of the load."""

    name: str
    find: Found
    stages: tuple[str, ...]


TARGETS = (
    Target("a reading or working process", killing.child, ("tables",)),
    Target("kg", killing.itself, ("tables",)),
    Target("kg", killing.itself, ("files",)),
    Target("kg", killing.itself, ("import",)),
    Target("the importer", killing.importer, ("import",)),
    Target("the database check", killing.examiner, ("examine",)),
    Target("kg", killing.itself, ("examine", "indexes", "check", "yours", "derive")),
    Target("the fresh server", killing.fresh_server, ("indexes", "check", "yours", "derive")),
    Target("kg", killing.itself, ("switch",)),
    Target("kg", killing.itself, ("end",)),
)


def bulk(
    folder: Path, made: list[Path], wanted: int, dice: random.Random, kills: list[Kill], faults: list[str]
) -> dict[str, Any]:
    """Kill so many times; what the graph that serves was asked meanwhile, and what it showed."""
    settings = replace(
        from_env(), neo4j_uri="", home=folder / "home-bulk", neo4j_install=from_env().install_folder,
        heap_mb=400, page_cache_mb=64,
    )  # fmt: skip
    server.install(settings)
    try:
        return _bulk(settings, made, wanted, dice, kills, faults)
    finally:
        server.stop(settings, say=lambda _line: None)


def _bulk(
    settings: Settings, made: list[Path], wanted: int, dice: random.Random, kills: list[Kill], faults: list[str]
) -> dict[str, Any]:
    outcomes, states, seconds = [], [], {}
    for number, corpus in enumerate(made):
        killing.run(settings, *_words(corpus, number))
        outcomes.append(killing.run(settings, "export", "canonical", "-").output())
        states.append(seen(settings))
        seconds = {name: float(one["seconds"]) for name, one in work(settings).done().items()}
        tell(f"Undisturbed, release {number + 1}: {len(outcomes[-1]):,} bytes in {sum(seconds.values()):.0f} s")
    asked, failed, load = 0, 0, 0
    while len(kills) < wanted:
        number = load % 2
        load += 1
        with Watcher(settings) as watcher:
            some = _killed(settings, _words(made[number], number), dice, seconds, wanted - len(kills))
            for one in some:
                one.load = f"bulk {load}"
            faults += _ended(settings, some)
        outcome = killing.run(settings, "export", "canonical", "-").output()
        for one in some:
            one.equal = outcome == outcomes[number]
            tell(str(one))
        kills += some
        asked += watcher.asked
        failed += watcher.failed.total()
        faults += [f"bulk {load}: the graph that serves said {error}" for error in watcher.failed]
        if watcher.states != [states[1 - number], states[number]]:
            faults.append(f"bulk {load}: the graph that serves showed something else than before and after")
        faults += [f"bulk {load}: still runs: {one}" for one in killing.left_over(settings)]
    digest = hashlib.sha256(outcomes[0]).hexdigest()
    return {"asked": asked, "failed": failed, "loads": load, "digest": digest}


def _words(corpus: Path, number: int) -> tuple[str, ...]:
    deliveries = (f"{source}:{number + 1}={corpus / source}" for source in ("openaire", "arxiv"))
    return "load", "--bulk", "--derive", "--check", "--memory", "1024", *deliveries


def _killed(
    settings: Settings, words: tuple[str, ...], dice: random.Random, seconds: dict[str, float], most: int
) -> list[Kill]:
    """Begin one load and kill at some moments, in the order in which they come."""
    order = {name: place for place, name in enumerate(seconds)}
    chosen = [(target, dice.choice(target.stages)) for target in dice.sample(TARGETS, _EACH)]
    some: list[Kill] = []
    for target, stage in sorted(chosen, key=lambda one: order[one[1]])[:most]:
        command = Command(settings, ("load", "--resume") if some else words).begin()
        moment = dice.uniform(0, seconds[stage])
        hit = _strike(command, target, stage, moment)
        status = command.end()
        if some:
            some[-1].resumed = first(command.said()) + f" ({status})" * (status > 0)
        if hit is None:
            break
        survived = last(command.said()) if target.find is not killing.itself else ""
        some.append(Kill("", target.name, hit, survived))
        _traceback(some[-1], command)
        if not status:  # what was killed had done its work
            some[-1].resumed = "not needed, the load went on to its end"
            break
    return some


def _traceback(one: Kill, command: Command) -> None:
    if complaints(command.said()):
        one.said = "Traceback: " + one.said


def _ended(settings: Settings, some: list[Kill]) -> list[str]:
    """Let the load go on to its end, unless the last kill came too late."""
    if "end" in work(settings).done():
        return []
    command = Command(settings, ("load", "--resume")).begin()
    status = command.end()
    some[-1].resumed = f"{first(command.said())} … {last(command.said())}" if not status else last(command.said())
    return complaints(command.said()) + ([f"going on ended with {status}: {command.said()}"] if status else [])


def _strike(command: Command, target: Target, stage: str, moment: float) -> str | None:
    """Wait for the stage and the moment in it, then kill; where the load was then, or None where it ended before."""
    until = time.monotonic() + _PATIENCE
    found = work(command.settings)
    while command.goes_on() and time.monotonic() < until:
        now = found.progress()
        if now.get("pid") == command.process.pid and now.get("stage") == stage:
            break
        time.sleep(0.01)
    time.sleep(moment)
    while command.goes_on() and time.monotonic() < until:
        victim = target.find(command)
        where = _where(command.settings)
        if victim is not None:
            try:
                victim.kill()
                return where
            except psutil.NoSuchProcess:
                continue
        if found.progress().get("stage") not in target.stages:
            break
        time.sleep(0.01)
    return None


def _where(settings: Settings) -> str:
    """The stage, and within the tables the step that is half done."""
    found = work(settings)
    stage = str(found.progress().get("stage", ""))
    half = sorted(one.name.removesuffix(".half") for one in found.staging.rglob("*.half") if one.is_dir())
    return f"{stage}: {', '.join(half)}" if stage == "tables" and half else stage
