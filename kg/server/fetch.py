"""Fetching jars by jgo, without Maven and without Java: the only file that imports it."""

import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from kg.errors import DatabaseError, Unavailable
from kg.server.jars import Jar, Lock, sha256
from kg.server.room import NO_ROOM, unwritable
from kg.server.talk import Say

#: More at once gains nothing: the registry answers in 0.1 s, and most jars are small.
AT_ONCE = 8
TIMEOUT = 30


def fetched(lock: Lock, folder: Path, *, say: Say) -> dict[Jar, Path]:
    """Every jar of the lock, checked; what an interrupted fetch left in `folder` is used again."""
    context = _context(folder)
    paths: dict[Jar, Path] = {}
    started = told = time.monotonic()
    size = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = {pool.submit(_one, context, jar): jar for jar in lock.jars}
        try:
            for done in as_completed(waiting):
                path = paths[waiting[done]] = done.result()
                size += path.stat().st_size
                if time.monotonic() - told > 5:
                    told = time.monotonic()
                    say(_progress(len(paths), len(lock.jars), size, lock.size, told - started))
        except OSError as error:
            raise _translated(error, folder) from error
        finally:
            pool.shutdown(cancel_futures=True)
    return paths


def resolved(version: str, folder: Path) -> tuple[Jar, ...]:
    """The jars of a version nobody has locked, as the registry has them today; takes about a minute."""
    context = _context(folder)
    try:
        roots, others = context.resolver.resolve([context.create_dependency(f"org.neo4j:neo4j:{version}")])
        artifacts = [one.artifact for one in (*roots, *others) if one in roots or one.scope in ("compile", "runtime")]
        return tuple(
            Jar(one.groupId, one.artifactId, one.version, sha256(one.resolve()), one.classifier) for one in artifacts
        )
    except OSError as error:
        raise _translated(error, folder) from error
    except RuntimeError as error:
        raise DatabaseError(f"There is no Neo4j {version} to fetch; set KG_NEO4J_VERSION to a released one") from error


def _context(folder: Path) -> Any:
    from jgo.config import GlobalSettings
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.maven import MavenContext

    # jgo.build would ignore the mirrors of jgo's settings file, look for a JDK on the network to sort jars into
    # modules, and spend 33 s of processor time on POMs; the lock has said already which jars they lead to.
    mirrors = {"central": MAVEN_CENTRAL_URL} | GlobalSettings.load().repositories
    return MavenContext(repo_cache=folder, remote_repos=mirrors, timeout=TIMEOUT)


def _one(context: Any, jar: Jar) -> Path:
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)
    left: Path = artifact.cached_path
    if left.exists() and sha256(left) != jar.sha256:
        left.unlink()
    try:
        path: Path = artifact.resolve()
    except RuntimeError as error:
        raise DatabaseError(f"The registry has no {jar.name}; is a mirror in jgo's settings incomplete?") from error
    if sha256(path) != jar.sha256:
        path.unlink()
        raise DatabaseError(
            f"{jar.name} is not the file that was locked (its sha256 differs), so nothing was installed. "
            "Try again; if it stays so, the registry or a proxy on the way changes files"
        )
    return path


def _translated(error: OSError, folder: Path) -> Exception:
    if error.errno in NO_ROOM or error.filename is not None:
        return unwritable(folder, error)
    return Unavailable(
        "The registry of Java packages (Maven Central) cannot be reached: check the network, and HTTPS_PROXY if there "
        "is a proxy, then try again: kg db install"
    )


def _progress(done: int, total: int, size: int, total_size: int, seconds: float) -> str:
    rate = size / seconds
    return (
        f"  {done} of {total} jars, {size / 1e6:.0f} of {total_size / 1e6:.0f} MB, "
        f"{rate / 1e6:.1f} MB/s, {(total_size - size) / rate:.0f} s left"
    )
