"""The shipped corpus, through the ordinary loaders."""

from importlib.resources import as_file, files

from kg import schema
from kg.graph import Graph
from loaders import run
from loaders.derive import derive, stale
from loaders.told import Told, quiet

#: Release of the demo corpus as its statements name it.
RELEASE = "demo"


def load_demo(graph: Graph, told: Told = quiet) -> list[run.Report]:
    """Make the schema, load the demo corpus and derive; again, it finds everything there already."""
    schema.apply(graph)
    reports = []
    with as_file(files("kg").joinpath("demo")) as folder:
        for source in ("arxiv", "openaire"):
            options = run.Options(release=RELEASE)
            reports.append(run.load(graph, source, [folder / source], options, told=told))
    if stale(graph):
        derive(graph)
    return reports
