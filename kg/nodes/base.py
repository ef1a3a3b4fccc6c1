"""What all nodes have in common, and how their relationships are named."""

from neomodel import Relationship, RelationshipFrom, RelationshipTo, StringProperty, StructuredNode, StructuredRel


# Whole paths: a bare class name is taken from the first module up the stack that knows such a name, whoever that is.
def to(label: str, kind: str, model: type[StructuredRel] | None = None) -> RelationshipTo:
    """Relationships of a type that lead to nodes of a label."""
    return RelationshipTo(f"kg.nodes.{label}", kind, model=model)


def from_(label: str, kind: str, model: type[StructuredRel] | None = None) -> RelationshipFrom:
    """Relationships of a type that come from nodes of a label."""
    return RelationshipFrom(f"kg.nodes.{label}", kind, model=model)


def between(label: str, kind: str, model: type[StructuredRel]) -> Relationship:
    """Relationships that are stored once and mean the same from both ends."""
    return Relationship(f"kg.nodes.{label}", kind, model=model)


class Node(StructuredNode):
    """What every node of ours has."""

    __abstract_node__ = True
    key = StringProperty(db_property="id", unique_index=True, required=True)


class Entity(Node):
    """What everything has that records describe and identifiers lead to."""

    __abstract_node__ = True
    #: Marks of unfinished work, seen only while something is loading.
    __optional_labels__ = ["Dirty", "Loose"]
    described_by = from_("Record", "DESCRIBES")
    identified_by = from_("Identifier", "IDENTIFIES")
