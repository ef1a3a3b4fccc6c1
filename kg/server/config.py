"""neo4j.conf for the managed server; it knows the version, because one unknown key aborts the start."""

from pathlib import Path

from kg.server.memory import Memory

COMMON = {
    # Loopback only: nobody else on the network reaches the server.
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    # Nothing is told to anybody.
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    "server.bolt.telemetry.enabled": "false",
    # LOAD CSV reaches no host and no file, whoever asks.
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    # Readers set a time limit for each statement; a bulk load or an index may take hours.
    "db.transaction.timeout": "0s",
    # Preallocation takes 512 MB for an empty database, and only an Enterprise backup wants old logs.
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.retention_policy": "100M size",
    # Without it a shortest path that is not the first found is looked for in all paths, which ends nowhere on a hub.
    "dbms.cypher.forbid_exhaustive_shortestpath": "true",
}
SINCE_2025 = {
    "dbms.fleet_manager.enabled": "false",
    "server.fleet_discovery.enabled": "false",
    # The same language on both lines, whatever becomes the default.
    "db.query.default_language": "CYPHER_5",
}
#: What Neo4j's own packaged configuration gives to its Java, as far as it does something here.
JVM = (
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:+DisableExplicitGC",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)


def conf(version: str, *, lib: Path, port: int, memory: Memory) -> str:
    """The text of neo4j.conf."""
    keys = COMMON | ({} if version.startswith("5.") else SINCE_2025)
    keys |= {
        "server.directories.lib": str(lib),
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        # A small start: an idle server holds 300 MB, and the heap grows when there is work.
        "server.memory.heap.initial_size": f"{min(memory.heap, 256)}m",
        "server.memory.heap.max_size": f"{memory.heap}m",
        "server.memory.pagecache.size": f"{memory.page_cache}m",
        "db.memory.transaction.max": f"{memory.transaction}m",
    }
    lines = ["# Written by kg at every start; changes made here are lost. Settings: kg db --help"]
    lines += [f"{key}={value}" for key, value in keys.items()]
    lines += [f"server.jvm.additional={option}" for option in (_collector(memory), *JVM)]
    return "\n".join(lines) + "\n"


def _collector(memory: Memory) -> str:
    """On a small heap the serial collector pauses no longer than the other, which takes 110 MB more for itself."""
    return "-XX:+UseSerialGC" if memory.heap <= 1024 else "-XX:+UseG1GC"
