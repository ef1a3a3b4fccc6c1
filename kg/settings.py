"""All settings in one frozen object: name, default, help, and the story of the number."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from kg import settings_rules as must
from kg.errors import CallerError
from kg.settings_rules import Rule

#: The newest long-term release of the 5 line; its jars are locked in kg/server/jars-5.26.31.txt.
DEFAULT_NEO4J_VERSION = "5.26.31"


def _setting(variable: str, default: Any, help_text: str, rule: Rule, *, secret: bool = False) -> Any:
    return field(default=default, metadata={"variable": variable, "help": help_text, "rule": rule, "secret": secret})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user can set; every field is read from the environment by `from_env`."""

    neo4j_uri: str = _setting(
        "NEO4J_URI", "", "Address of a Neo4j of your own; empty means the managed server", must.NEO4J_ADDRESS
    )
    neo4j_user: str = _setting("NEO4J_USER", "neo4j", "User name at your own Neo4j", must.TEXT)
    neo4j_password: str = _setting(
        "NEO4J_PASSWORD", "", "Password at your own Neo4j; there is no default", must.TEXT, secret=True
    )
    neo4j_database: str = _setting("NEO4J_DATABASE", "neo4j", "Name of the database", must.DATABASE)
    home: Path = _setting(
        "KG_HOME", user_data_path("kg"), "Folder of the managed server and everything it keeps", must.FOLDER
    )
    neo4j_install: Path | None = _setting(
        "KG_NEO4J_INSTALL", None, "Folder of installed Neo4j versions; default: neo4j in KG_HOME", must.FOLDER
    )
    neo4j_version: str = _setting(
        "KG_NEO4J_VERSION", DEFAULT_NEO4J_VERSION, "Version of the managed server", must.VERSION
    )
    # Measured: 300 MB resident after start with these; a page cache of a quarter is enough for 500k nodes.
    heap_mb: int = _setting(
        "KG_HEAP_MB", 0, "Heap of the managed server in MiB; 0 means from the machine's memory", must.MEGABYTES
    )
    page_cache_mb: int = _setting(
        "KG_PAGE_CACHE_MB", 0, "Page cache in MiB; 0 means from the machine's memory", must.MEGABYTES
    )
    read_seconds: float = _setting(
        "KG_READ_SECONDS", 20.0, "Time limit of a page's or query's statement in seconds", must.SECONDS
    )
    console_seconds: float = _setting(
        "KG_CONSOLE_SECONDS", 10.0, "Time limit of a console statement in seconds", must.SECONDS
    )
    console_rows: int = _setting("KG_CONSOLE_ROWS", 1000, "At most this many rows of a console statement", must.ROWS)
    # 5,000 rows a transaction: beyond 10k the gain is under 5 %, and a retry costs twice as much.
    batch_rows: int = _setting("KG_BATCH_ROWS", 5000, "Rows in one write transaction while loading", must.ROWS)
    # MERGE is slow on sharded databases; elsewhere both take the same time, and it alone guards against two writers.
    upsert: str = _setting(
        "KG_UPSERT", "merge", "How loading writes what may be there: by MERGE, or by MATCH and CREATE", must.UPSERT
    )
    host: str = _setting("KG_HOST", "127.0.0.1", "Address the web UI listens on", must.HOST)
    port: int = _setting("KG_PORT", 5000, "Port of the web UI; the next free one is taken if it is in use", must.PORT)
    threads: int = _setting("KG_THREADS", 8, "Threads of the web UI", must.THREADS)
    trusted_hosts: str = _setting(
        "KG_TRUSTED_HOSTS", "", "Host names the web UI answers to, beside its own address", must.HOSTS
    )
    base_iri: str = _setting(
        "KG_BASE_IRI", "https://example.org/kg/", "First part of every IRI in RDF; ends in /", must.IRI
    )
    openaire_token: str = _setting(
        "OPENAIRE_TOKEN", "", "Access token for the OpenAIRE Graph API, for harvesting", must.TOKEN, secret=True
    )
    contact: str = _setting("KG_CONTACT", "", "Mail address sent along when harvesting, as politeness asks", must.MAIL)

    @property
    def managed(self) -> bool:
        """Whether the database is the managed server and not one of the user's own."""
        return not self.neo4j_uri

    @property
    def install_folder(self) -> Path:
        """Where installed Neo4j versions lie."""
        return self.neo4j_install or self.home / "neo4j"


def _converted(raw: str, kind: Any) -> Any:
    if kind is Path or kind == (Path | None):
        return Path(raw).expanduser()
    return kind(raw)


def _value(raw: str, kind: Any, about: Mapping[str, Any]) -> Any:
    """A setting's value as its type, and as its rule wants it; a secret is not repeated."""
    try:
        value = _converted(raw, kind)
        good = about["rule"].holds(value)
    # `~nobody` is the home of nobody, and not every folder may be looked at.
    except (ValueError, RuntimeError, OSError):
        good = False
    if not good:
        said = about["variable"] if about["secret"] else f"{about['variable']}={_shown(raw)}"
        raise CallerError(f"{said} is not {about['rule'].must}; correct it or unset it")
    return value


def _shown(raw: str) -> str:
    """A value on one line, not longer than a line, without user and password in an address."""
    return repr(re.sub(r"//[^/]*@", "//…@", raw)[:80])


def from_env(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings as the environment says; an empty variable counts as unset."""
    environment = os.environ if environment is None else environment
    given = {
        one.name: _value(environment[one.metadata["variable"]], one.type, one.metadata)
        for one in fields(Settings)
        if environment.get(one.metadata["variable"])
    }
    return Settings(**given)
