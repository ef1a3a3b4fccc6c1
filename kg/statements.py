"""Reads the .cypher files: header, parameters, columns, text; a header that lies is an error.

The header is comment lines of the form `// key: value`; a parameter is
`// param: name type = default -- help`, a column `// column: name -- meaning`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from kg.errors import Malformed, StatementError, Unknown

Folder = Literal["read", "export", "schema", "load", "derive", "load_match", "derive_match"]
ParameterKind = Literal["string", "int", "float", "bool", "list", "map"]

_HEADER = re.compile(r"^//\s*(title|about|param|column|see|cost|kind|example)\s*:\s*(.*)$")
_PARAMETER = re.compile(r"^(\w+)\s+(string|int|float|bool|list|map)(?:\s*=\s*(.*?))?\s+--\s+(.+)$")
_COLUMN = re.compile(r"^(\w+)\s+--\s+(.+)$")
_USED = re.compile(r"\$(\w+)")
_STRINGS = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*")
_RETURNED = re.compile(r"\bAS\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter; `required` where the header gives no default."""

    name: str
    kind: ParameterKind
    help: str
    default: Any = None
    required: bool = True

    def value(self, raw: str) -> Any:
        """A text from an address or a command line as the parameter's type."""
        try:
            match self.kind:
                case "string":
                    return raw
                case "int":
                    number = int(raw)
                    if abs(number) > 2**63 - 1:
                        raise ValueError(raw)
                    return number
                case "float":
                    return float(raw)
                case "bool":
                    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[raw.lower()]
                case "list":
                    return json.loads(raw) if raw.lstrip().startswith("[") else [p for p in raw.split(",") if p]
                case "map":
                    found = json.loads(raw)
                    if not isinstance(found, dict):
                        raise ValueError(raw)
                    return found
        except (ValueError, KeyError, RecursionError) as error:
            shown = raw if len(raw) <= 100 else f"{raw[:100]}…"
            raise Malformed(f"{self.name}={shown!r} is not a value of type {self.kind}") from error


@dataclass(frozen=True, slots=True)
class Column:
    """One returned column and what it means."""

    name: str
    help: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One .cypher file."""

    name: str
    folder: Folder
    text: str
    title: str = ""
    about: str = ""
    see: str = ""
    cost: str = ""
    kind: str = ""
    example: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()

    def values(self, given: dict[str, Any]) -> dict[str, Any]:
        """Declared parameters with given texts converted and defaults filled; unknown or missing names are errors."""
        known = {one.name for one in self.parameters}
        for name in given:
            if name not in known:
                listed = ", ".join(sorted(known)) or "none"
                raise Malformed(f"{self.name} has no parameter {name!r}; it has: {listed}")
        values = {}
        for one in self.parameters:
            if one.name in given and given[one.name] != "":
                raw = given[one.name]
                values[one.name] = one.value(raw) if isinstance(raw, str) else raw
            elif one.required:
                raise Malformed(f"{self.name} needs {one.name}: {one.help}")
            else:
                values[one.name] = one.default
        return values


def _parameter(where: str, text: str) -> Parameter:
    found = _PARAMETER.match(text)
    if not found:
        raise StatementError(f"{where}: a parameter is 'name type = default -- help', not {text!r}")
    name, kind, default, help_text = found.groups()
    bare = Parameter(name, kind, help_text)  # type: ignore[arg-type]
    if default is None:
        return bare
    value = None if default == "null" else bare.value(default.strip("'\""))
    return Parameter(name, kind, help_text, value, False)  # type: ignore[arg-type]


def parse(name: str, folder: Folder, text: str) -> Statement:
    """One statement from the text of its file, its header checked against its body both ways."""
    single: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    where = f"cypher/{folder}/{name}.cypher"
    for number, line in enumerate(text.splitlines(), 1):
        found = _HEADER.match(line.strip())
        if not found:
            continue
        key, value = found.groups()
        if key == "param":
            parameters.append(_parameter(f"{where}:{number}", value))
        elif key == "column":
            column = _COLUMN.match(value)
            if not column:
                raise StatementError(f"{where}:{number}: a column is 'name -- meaning', not {value!r}")
            columns.append(Column(*column.groups()))
        else:
            single[key] = f"{single[key]} {value}" if key in single else value
    body = _STRINGS.sub(" ", text)
    _check(where, body, parameters, columns, folder)
    return Statement(name, folder, text, parameters=tuple(parameters), columns=tuple(columns), **single)


def _check(where: str, body: str, parameters: list[Parameter], columns: list[Column], folder: Folder) -> None:
    used = set(_USED.findall(body))
    declared = {one.name for one in parameters}
    if folder in ("read", "export") or declared:
        if used - declared:
            raise StatementError(f"{where}: undeclared parameter {sorted(used - declared)[0]!r}")
        if declared - used:
            raise StatementError(f"{where}: parameter {sorted(declared - used)[0]!r} is declared and not used")
    if columns:
        returned = set(_RETURNED.findall(body[body.rfind("RETURN") :]))
        missing = [one.name for one in columns if one.name not in returned]
        if missing:
            raise StatementError(f"{where}: column {missing[0]!r} is declared and not returned")
        extra = returned - {one.name for one in columns}
        if extra:
            raise StatementError(f"{where}: column {sorted(extra)[0]!r} is returned and not declared")


#: Beside this package, in a checkout as in an installation. Not by importlib: a folder without Python is a namespace
#: package, and there the files of an editable installation are not found.
_CYPHER = Path(__file__).parent.parent / "cypher"


def _files(folder: Folder) -> list[Path]:
    return sorted(_CYPHER.joinpath(folder).glob("*.cypher"))


@cache
def statements(folder: Folder) -> dict[str, Statement]:
    """All statements of one folder by name."""
    return {one.stem: parse(one.stem, folder, one.read_text("utf-8")) for one in _files(folder)}


def statement(folder: Folder, name: str) -> Statement:
    """One statement by folder and name."""
    try:
        return statements(folder)[name]
    except KeyError as error:
        raise Unknown(f"No query is named {name!r}; kg query --list shows all") from error


def text(folder: Folder, name: str) -> str:
    """The text of one statement."""
    return statement(folder, name).text


@cache
def without_merge() -> Mapping[str, str]:
    """The text of each statement that has MERGE, and that of its twin, which does the same without."""
    pairs: tuple[tuple[Folder, Folder], ...] = (("load", "load_match"), ("derive", "derive_match"))
    return {text(plain, name): twin.text for plain, twins in pairs for name, twin in statements(twins).items()}
