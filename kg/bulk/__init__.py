"""From tables to a served graph: files for Neo4j's importer, a fresh database, checks, and the switch to it."""
