"""How far a bulk load is: its stages, bytes, rate and time left, for people and as JSON."""

import time
from collections.abc import Iterator
from typing import Any

import psutil

from kg.bulk.build import STAGES
from kg.bulk.work import Work


def state(found: Work, plan: dict[str, Any]) -> dict[str, Any]:
    """Everything that is known of it."""
    done, now = found.done(), found.progress()
    names = [one for one in STAGES if not plan["to"] or one in ("tables", "files")]
    running = bool(now) and now["stage"] not in done and psutil.pid_exists(now["pid"])
    stages = []
    for name in names:
        if name in done:
            stages.append({"stage": name, "state": "done", **done[name]})
        elif running and name == now["stage"]:
            stages.append({"stage": name, "state": "running", **_rate(now)})
        elif now and name == now["stage"]:
            stages.append({"stage": name, "state": "interrupted"})
        else:
            stages.append({"stage": name, "state": "waiting"})
    return {"plan": plan, "finished": all(name in done for name in names), "running": running, "stages": stages}


def _rate(now: dict[str, Any]) -> dict[str, Any]:
    """Bytes read, how fast, and how long the rest takes at that rate; a clock that was set back says nothing."""
    seconds = time.time() - now["began"]
    read, size = now["counts"].get("read", 0), now["size"]
    found: dict[str, Any] = {"phase": now["phase"], "counts": now["counts"], "seconds": round(max(seconds, 0.0), 1)}
    if size and read and seconds > 0:
        rate = read / seconds
        found |= {"size": size, "rate": round(rate), "left": round(max(size - read, 0) / rate)}
    return found


def lines(found: dict[str, Any]) -> Iterator[str]:
    """The same for people."""
    plan = found["plan"]
    names = ", ".join(f"{one['source']} {one['release']}" for one in plan["deliveries"])
    goal = plan["to"] or plan["home"]
    if found["finished"]:
        yield f"Finished: {names} -> {goal}"
    elif found["running"]:
        yield f"Running: {names} -> {goal}"
    else:
        yield f"Interrupted: {names} -> {goal}; kg load --resume goes on, kg load --abandon forgets it"
    for one in found["stages"]:
        yield f"  {one['stage']:8} {one['state']:11} {_detail(one)}".rstrip()


def _detail(one: dict[str, Any]) -> str:
    parts = []
    if "seconds" in one:
        parts.append(f"{one['seconds']:,.0f} s")
    if one.get("bytes"):
        parts.append(f"{one['bytes'] / 1e6:,.1f} MB")
    if one.get("rows"):
        parts.append(f"{one['rows']:,} rows")
    if one.get("phase"):
        parts.append(one["phase"])
    if one.get("rate"):
        read = one["counts"]["read"]
        parts.append(f"read {read / 1e6:,.1f} of {one['size'] / 1e6:,.1f} MB")
        parts.append(f"{one['rate'] / 1e6:,.1f} MB/s, {one['left']:,} s left")
    parts += (
        [f"{count:,} {name}" for name, count in one.get("counts", {}).items() if name != "read"]
        if (one["state"] == "running")
        else []
    )
    return " · ".join(parts)
