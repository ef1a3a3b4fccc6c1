"""A graph as a folder of files for an importer elsewhere: a cluster's, Aura's, or Spark's; no server is needed."""

import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg import schema
from kg.bulk import command, files
from kg.bulk.build import Prepare, write_files
from kg.bulk.files import Group
from kg.bulk.tables import manifest
from kg.bulk.work import Watch, Work, timed
from kg.errors import Refused
from kg.server.room import need, writing
from kg.server.state import size
from kg.server.talk import Say

_SCRIPT = """\
#!/bin/sh
# Imports this graph into a new database of a Neo4j that is not running, or into a new database of a cluster's member.
# usage: [DATABASE=neo4j] [NEO4J_ADMIN=neo4j-admin] sh import.sh [more options of neo4j-admin]
# On Enterprise add --schema=schema.cypher; elsewhere run schema.cypher once the database is started.
set -eu
cd "$(dirname "$0")"
"${{NEO4J_ADMIN:-neo4j-admin}}" database import full "${{DATABASE:-neo4j}}" {words} "$@"
"""
_NOTE = """\
# A graph to import

{nodes:,} nodes and {links:,} relationships of {deliveries}.

| file | is |
|---|---|
| `*.header.csv` | names and types of the columns of one label, or of one type between two labels |
| `*.csv.gz` | the rows; those with a line break in a file `*.lines.csv.gz` of their own |
| `import.sh` | the command for Neo4j's importer, 5.26 or 2025/2026 |
| `schema.cypher` | constraints and indexes, to be made afterwards |
| `tables/` | the same graph as Parquet, with `manifest.json`, which counts all rows |

## One server or a cluster

    sh import.sh                                      # into the database neo4j, which must be new and not running
    DATABASE=research sh import.sh --schema=schema.cypher    # Enterprise: with the schema in one go

In a cluster, import on one member, then there:

    CREATE DATABASE research OPTIONS {{existingData: 'use', existingDataSeedServer: '<id of the member>'}}

Not one row is skipped: a missing end or a key that comes twice ends the import. Afterwards run `schema.cypher`
(if it was not given above), `CALL db.awaitIndexes(…)`, and compare counts with `tables/manifest.json`.

## Aura

Import into a local Neo4j as above, then `neo4j-admin database dump` and
`neo4j-admin database upload --to-uri=neo4j+s://…`. Aura Free holds 200,000 nodes and 400,000 relationships.

## Spark

The connector reads `tables/` as it is. Nodes first, then relationships from one partition; constraints before either:

    spark.read.parquet("tables/nodes/Paper").write.format("org.neo4j.spark.DataSource").mode("Overwrite") \\
      .option("labels", ":Paper:Work").option("node.keys", "id").option("batch.size", 20000).save()
    spark.read.parquet("tables/rels/CITES/Paper-Paper").coalesce(1).write.format("org.neo4j.spark.DataSource") \\
      .mode("Overwrite").option("relationship", "CITES").option("relationship.save.strategy", "keys") \\
      .option("relationship.source.labels", ":Paper").option("relationship.source.node.keys", "start:id") \\
      .option("relationship.target.labels", ":Paper").option("relationship.target.node.keys", "end:id").save()

`Paper`, `Dataset`, `Software` and `OtherProduct` are also `Work`.
"""


def write(found: Work, plan: dict[str, Any], *, prepare: Prepare, say: Say) -> None:
    """Write the folder: everything beside it first, and under its name only when it is whole."""
    target = Path(plan["to"])
    if target.exists() and any(target.iterdir()):
        raise Refused(f"{target} is not empty; name a new folder")
    if "tables" not in found.done():
        say("Tables …")
        with timed(found, "tables") as says:
            folder = prepare(found.staging, Watch(found.folder, "tables", _bytes(plan)))
            says.update({"folder": str(folder), "bytes": size(folder)})
    say("Files …")
    with timed(found, "files") as says:
        shutil.rmtree(found.files, ignore_errors=True)
        says.update(write_files(found, found.tables, plan["memory"], packed=True, watch=Watch(found.folder, "files")))
        _beside(found, target)
    found.tidy()
    say(f"Everything is in {target}; README.md in it says how it is imported")


def _bytes(plan: dict[str, Any]) -> int:
    return sum(int(one["bytes"]) for one in plan["deliveries"])


def _beside(found: Work, target: Path) -> None:
    groups, counted = files.saved(found.files)
    need(target.parent, size(found.files) + size(found.tables), what="The folder")
    new = target.with_name(f".{target.name}.new")
    with writing(target.parent):
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(found.tables, new / "tables")
        for file in found.files.glob("*.csv*"):
            shutil.move(file, new / file.name)
        (new / "tables" / "manifest.json").write_text(_manifest(found.tables), encoding="utf-8")
        (new / "import.sh").write_text(script(groups), encoding="utf-8")
        (new / "schema.cypher").write_text(";\n".join(schema.commands()) + ";\n", encoding="utf-8")
        (new / "README.md").write_text(_note(counted), encoding="utf-8")
        if target.exists():
            target.rmdir()
        new.replace(target)


def script(groups: Sequence[Group]) -> str:
    """The importer's command as a script."""
    words = command.words(groups, report="import.report")
    return _SCRIPT.format(words=" \\\n  ".join(["", *map(shlex.quote, words)]).lstrip("\\\n "))


def _manifest(folder: Path) -> str:
    import json

    return json.dumps(manifest(folder), indent=1)


def _note(counted: dict[str, Any]) -> str:
    taken_in = [one for one in counted.get("deliveries", []) if not _refused(one)]
    return _NOTE.format(
        nodes=sum(counted["nodes"].values()),
        links=sum(counted["rels"].values()),
        deliveries=", ".join(map(_named, taken_in)) or "unknown deliveries",
    )


def _refused(delivery: Any) -> bool:
    return isinstance(delivery, dict) and delivery.get("state") == "refused"


def _named(delivery: Any) -> str:
    return f"{delivery['source']} {delivery['release']}" if isinstance(delivery, dict) else str(delivery)
