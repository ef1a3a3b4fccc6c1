"""Whole dumps at once: from deliveries to the tables of a graph, out of core, on one machine or on Spark."""

from loaders.bulk.prepare import Manifest, prepare
from loaders.bulk.read import Given

__all__ = ["Given", "Manifest", "prepare"]
