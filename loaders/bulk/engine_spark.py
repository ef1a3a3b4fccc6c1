"""The same expressions on Spark, for what one machine cannot hold; locally for showing that the answer is the same."""

import os
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import ibis
from ibis.expr.types import Table

from loaders.bulk.engine import Each, files

_numbers = count()


class Spark:
    """An engine on a Spark session: on a cluster the session that is there, else one in this process."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._connection = ibis.pyspark.connect(session)

    def read(self, *folders: Path) -> Table:
        """The rows of all Parquet files below these folders."""
        name = f"read_{next(_numbers)}"
        self._session.read.parquet(*files(folders)).createOrReplaceTempView(name)
        return self._connection.table(name)

    def write(self, table: Table, folder: Path) -> None:
        """Write a table; sorted where the expression sorts."""
        shutil.rmtree(folder, ignore_errors=True)
        self._connection.to_parquet(table, folder, compression="zstd")

    def parted(self, table: Table, by: str, each: Each, folder: Path) -> None:
        """Write what `each` makes of a table; Spark parts it by itself."""
        self.write(each(table), folder)

    def value(self, expression: Any) -> Any:
        """A single value."""
        return self._connection.to_pyarrow(expression).as_py()

    def rows(self, table: Table) -> list[tuple[Any, ...]]:
        """The rows of a small table."""
        return [tuple(row) for row in self._session.sql(self._connection.compile(table)).collect()]


#: What Spark asks of every Java since its version 4, for machine learning alone; the managed one has no such module.
_UNKNOWN = "--add-modules=jdk.incubator.vector"
_JAVA = f"""#!/bin/sh
for one; do shift; [ "$one" = {_UNKNOWN} ] || set -- "$@" "$one"; done
exec '{{java}}' "$@"
"""


def local(folder: Path, java: Path, memory_mb: int, threads: int) -> Any:
    """A session within this process; it runs on the Java that is given, whatever the machine has."""
    from pyspark.sql import SparkSession

    command = folder / "java" / "bin" / "java"
    command.parent.mkdir(parents=True, exist_ok=True)
    command.write_text(_JAVA.format(java=java))
    command.chmod(0o755)
    os.environ["JAVA_HOME"] = str(folder / "java")
    return (
        SparkSession.builder.master(f"local[{threads}]")
        .appName("kg load --bulk")
        .config("spark.driver.memory", f"{memory_mb}m")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", str(folder))
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.sql.shuffle.partitions", str(2 * threads))
        .getOrCreate()
    )
