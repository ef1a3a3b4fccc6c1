"""All settings in one frozen object: name, default, help, and the story of the number."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from kg.errors import CallerError

#: The newest long-term release of the 5 line; its jars are locked in kg/server/jars-5.26.31.txt.
DEFAULT_NEO4J_VERSION = "5.26.31"


def _setting(variable: str, default: Any, help_text: str) -> Any:
    return field(default=default, metadata={"variable": variable, "help": help_text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user can set; every field is read from the environment by `from_env`."""

    neo4j_uri: str = _setting("NEO4J_URI", "", "Address of a Neo4j of your own; empty means the managed server")
    neo4j_user: str = _setting("NEO4J_USER", "neo4j", "User name at your own Neo4j")
    neo4j_password: str = _setting("NEO4J_PASSWORD", "", "Password at your own Neo4j; there is no default")
    neo4j_database: str = _setting("NEO4J_DATABASE", "neo4j", "Name of the database")
    home: Path = _setting("KG_HOME", user_data_path("kg"), "Folder of the managed server and everything it keeps")
    neo4j_install: Path | None = _setting(
        "KG_NEO4J_INSTALL", None, "Folder of installed Neo4j versions; default: neo4j in KG_HOME"
    )
    neo4j_version: str = _setting("KG_NEO4J_VERSION", DEFAULT_NEO4J_VERSION, "Version of the managed server")
    # Measured: 300 MB resident after start with these; a page cache of a quarter is enough for 500k nodes.
    heap_mb: int = _setting("KG_HEAP_MB", 0, "Heap of the managed server in MiB; 0 means from the machine's memory")
    page_cache_mb: int = _setting("KG_PAGE_CACHE_MB", 0, "Page cache in MiB; 0 means from the machine's memory")
    read_seconds: float = _setting("KG_READ_SECONDS", 20.0, "Time limit of a page's or query's statement in seconds")
    console_seconds: float = _setting("KG_CONSOLE_SECONDS", 10.0, "Time limit of a console statement in seconds")
    console_rows: int = _setting("KG_CONSOLE_ROWS", 1000, "At most this many rows of a console statement")
    # 5,000 rows a transaction: beyond 10k the gain is under 5 %, and a retry costs twice as much.
    batch_rows: int = _setting("KG_BATCH_ROWS", 5000, "Rows in one write transaction while loading")
    host: str = _setting("KG_HOST", "127.0.0.1", "Address the web UI listens on")
    port: int = _setting("KG_PORT", 5000, "Port of the web UI; the next free one is taken if it is in use")
    threads: int = _setting("KG_THREADS", 8, "Threads of the web UI")
    trusted_hosts: str = _setting("KG_TRUSTED_HOSTS", "", "Host names the web UI answers to, beside its own address")
    base_iri: str = _setting("KG_BASE_IRI", "https://example.org/kg/", "First part of every IRI in RDF; ends in /")
    openaire_token: str = _setting("OPENAIRE_TOKEN", "", "Access token for the OpenAIRE Graph API, for harvesting")
    contact: str = _setting("KG_CONTACT", "", "Mail address sent along when harvesting, as politeness asks")

    @property
    def managed(self) -> bool:
        """Whether the database is the managed server and not one of the user's own."""
        return not self.neo4j_uri

    @property
    def install_folder(self) -> Path:
        """Where installed Neo4j versions lie."""
        return self.neo4j_install or self.home / "neo4j"


def _converted(raw: str, kind: Any, variable: str) -> Any:
    if kind is Path or kind == (Path | None):
        return Path(raw).expanduser()
    try:
        return kind(raw)
    except ValueError as error:
        raise CallerError(f"{variable}={raw!r} is not {kind.__name__}; correct it or unset it") from error


def from_env(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings as the environment says; an empty variable counts as unset."""
    environment = os.environ if environment is None else environment
    given = {
        one.name: _converted(environment[one.metadata["variable"]], one.type, one.metadata["variable"])
        for one in fields(Settings)
        if environment.get(one.metadata["variable"])
    }
    return Settings(**given)
