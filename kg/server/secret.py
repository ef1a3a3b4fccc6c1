"""The managed server's password: made here, kept in one file that only the owner can read."""

import os
import secrets

from kg.errors import DatabaseError
from kg.server.admin import admin
from kg.server.folders import Layout
from kg.server.java import Java

USER = "neo4j"


def password(place: Layout) -> str:
    """The password of the user neo4j."""
    try:
        return place.password.read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise DatabaseError(
            f"The password file {place.password} is gone, and the database is locked by it. Bring it back; or save the "
            f"data, for which none is needed (kg db backup FILE), remove {place.base}, and: kg db restore FILE"
        ) from error


def ensure_password(place: Layout, java: Java) -> None:
    """Before the very first start: make a password and tell the server, without showing it to the process list."""
    if place.system_store.exists():
        password(place)
        return
    if not place.password.exists():
        descriptor = os.open(place.password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            # Hexadecimal, because the tool would take a leading minus for an option.
            file.write(secrets.token_hex(24))
    admin(place, java, "dbms", "set-initial-password", f"@{place.password}")
