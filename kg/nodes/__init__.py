"""The graph as Python objects, by neomodel: for notebooks and for what is looked at or written one at a time.

Nothing happens at import. `open_graph` points neomodel at the database of the settings:

    from kg import from_env
    from kg.nodes import Person, open_graph

    with open_graph(from_env()):
        for work in Person.nodes.get(name="Geran Zhao").authored:
            print(work.year, work.title, [author.name for author in work.authored_by])

A property has the name it has in the graph, but for `key` (`id` there) and `was_deleted` (`deleted` there): neomodel
keeps those two names to itself. A relationship is named by its verb, because `works` and `authors` are counts.
Loading never goes this way: one object at a time is many times slower than UNWIND. What a source says of a thing is
written anew when its records change, so keep what you add in nodes of labels of your own.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from neomodel import db, get_config

from kg.graph import Graph, connect
from kg.nodes.entities import Funder, Institution, Person, Project, Source, Topic, Venue
from kg.nodes.records import Derivation, Identifier, Load, Record
from kg.nodes.works import Dataset, OtherProduct, Paper, Software, Version, Work
from kg.settings import Settings

__all__ = [
    "Dataset",
    "Derivation",
    "Funder",
    "Identifier",
    "Institution",
    "Load",
    "OtherProduct",
    "Paper",
    "Person",
    "Project",
    "Record",
    "Software",
    "Source",
    "Topic",
    "Venue",
    "Version",
    "Work",
    "open_graph",
]

#: Properties that only loading and searching use, by label or type; they are not on the classes.
INTERNAL = {
    "Work": frozenset({"digest", "title_key"}),
    "Version": frozenset({"hosted_by", "collected_from"}),
    "Person": frozenset({"name_key"}),
    "Record": frozenset({"digest", "rank"}),
    "AUTHORED": frozenset({"name_key", "joins", "strong"}),
    "STATES": frozenset({"rank", "embedded"}),
}


@contextmanager
def open_graph(settings: Settings) -> Iterator[Graph]:
    """Point neomodel at this database, for the whole process, until the block ends.

    In a notebook, where a block is in the way: `opened = open_graph(from_env()); opened.__enter__()`.
    """
    with connect(settings) as graph:
        get_config().database_name = settings.neo4j_database
        # Our own driver: that of neomodel logs every remark of the server.
        db.set_connection(driver=graph.driver)
        try:
            yield graph
        finally:
            db.close_connection()
