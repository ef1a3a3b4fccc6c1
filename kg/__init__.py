"""A research knowledge graph in Neo4j: OpenAIRE Graph and arXiv on your own machine."""

from kg.errors import KgError
from kg.graph import Answer, Graph, Transaction, connect
from kg.settings import Settings, from_env
from kg.version import __version__

__all__ = ["Answer", "Graph", "KgError", "Settings", "Transaction", "__version__", "connect", "from_env"]
