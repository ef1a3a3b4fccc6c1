"""What a foreign statement may do: operators of the plan, procedures, and functions with a dotted name.

Lists of what is allowed, so that whatever a new server brings is refused until somebody has looked at it.
Names are those of the plans of 5.26.31 and 2026.08.1, without what stands in parentheses.
"""

from typing import Any

from kg.errors import Malformed, Refused
from queries.cypherwords import Token, dotted, place

_SCANS = "AllNodesScan NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan"
_NODES = (
    "NodeByElementIdSeek NodeByIdSeek NodeIndexSeek NodeIndexSeekByRange NodeUniqueIndexSeek "
    "NodeUniqueIndexSeekByRange NodeIndexScan NodeIndexContainsScan NodeIndexEndsWithScan MultiNodeIndexSeek "
    "DynamicLabelNodeLookup NodeVectorIndexSearch NodeFulltextIndexSearch NodeCountFromCountStore "
    "RelationshipCountFromCountStore"
)
_RELATIONSHIPS = (
    "AllRelationshipsScan RelationshipTypeScan UnionRelationshipTypesScan RelationshipByElementIdSeek "
    "RelationshipByIdSeek RelationshipIndexSeek RelationshipIndexSeekByRange RelationshipUniqueIndexSeek "
    "RelationshipIndexScan RelationshipIndexContainsScan RelationshipIndexEndsWithScan RelationshipVectorIndexSearch "
    "RelationshipFulltextIndexSearch"
)
_PATHS = (
    "Expand OptionalExpand VarLengthExpand PruningVarExpand BFSPruningVarExpand ShortestPath StatefulShortestPath "
    "Repeat RepeatOptions BidirectionalRepeat ProjectEndpoints TriadicBuild TriadicFilter TriadicSelection "
    "PathPropagatingBFS"
)
_ROWS = (
    "ProduceResults Projection Filter Limit Skip Sort PartialSort Top Top1WithTies PartialTop Distinct OrderedDistinct "
    "EagerAggregation OrderedAggregation Unwind Union OrderedUnion Eager EmptyRow EmptyResult Argument ArgumentTracker "
    "CacheProperties PreserveOrder NullifyMetadata NonFuseable NonPipelined AtMostOneRow"
)
_JOINS = (
    "Apply SemiApply AntiSemiApply LetSemiApply LetAntiSemiApply SelectOrSemiApply SelectOrAntiSemiApply "
    "LetSelectOrSemiApply LetSelectOrAntiSemiApply RollUpApply ConditionalApply AntiConditionalApply Anti Optional "
    "CartesianProduct NodeHashJoin ValueHashJoin ValueMergeJoin LeftOuterHashJoin RightOuterHashJoin "
    "NodeLeftOuterHashJoin NodeRightOuterHashJoin AssertSameNode AssertSameRelationship"
)
OPERATORS = frozenset(
    [
        *f"{_SCANS} {_NODES} {_PATHS} {_ROWS} {_JOINS}".split(),
        *(f"{way}{one}" for one in _RELATIONSHIPS.split() for way in ("Directed", "Undirected")),
        *(f"Dynamic{way}RelationshipTypeLookup" for way in ("Directed", "Undirected")),
        "ProcedureCall",
    ]
)
_PROCEDURES = (
    "db.labels db.relationshipTypes db.propertyKeys db.schema.visualization db.schema.nodeTypeProperties "
    "db.schema.relTypeProperties db.index.fulltext.queryNodes db.index.fulltext.queryRelationships "
    "db.index.vector.queryNodes db.index.vector.queryRelationships dbms.components db.ping"
)
#: By their names in lower case, as they are compared; told as they are written.
PROCEDURES = {name.lower(): name for name in _PROCEDURES.split()}
#: First part of functions that have a dotted name. `apoc.cypher.*` would run any statement as a mere function.
NAMESPACES = frozenset(("date", "datetime", "localdatetime", "localtime", "time", "duration", "point", "vector"))
_SLOW = {
    "AllNodesScan": "It looks at every node of the graph; a label and an id or index would be faster",
    "DirectedAllRelationshipsScan": "It looks at every relationship of the graph; name a type",
    "UndirectedAllRelationshipsScan": "It looks at every relationship of the graph; name a type",
    "CartesianProduct": "It combines every row of one part with every row of another; connect the two by a path",
}
#: Rows from which a product of two parts is worth a word; two single things looked up by id make one, too.
_MANY = 10_000


def check_words(text: str, pieces: list[Token]) -> None:
    """Refuse by the words of a statement what its plan may hide."""
    if not pieces:
        raise Malformed("There is no statement; one begins with MATCH, RETURN, UNWIND or CALL")
    if pieces[0].upper in ("EXPLAIN", "PROFILE", "CYPHER"):
        raise Refused(f"A statement may not begin with {pieces[0].upper} here; leave it out, the plan is shown anyway")
    for at, one in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else Token("sign", "", len(text))
        if one.text == ";" and following.text:
            raise Refused(f"{place(text, following.at)}: a second statement begins here; ask one at a time")
        if one.upper == "CALL" and following.text not in ("{", "("):
            _check_procedure(text, pieces, at + 1)
        elif one.upper == "LOAD" and following.upper == "CSV":
            raise Refused(f"{place(text, one.at)}: LOAD CSV is not allowed; kg load brings data in")
        elif one.upper in ("SHOW", "TERMINATE", "USE", "FOREACH"):
            raise Refused(
                f"{place(text, one.at)}: {one.upper} is not allowed here. If it is a name of yours, put it in backticks"
            )
        elif one.kind in ("word", "name") and following.text == "." and pieces[at - 1].text != ".":
            _check_function(text, pieces, at)


def _check_procedure(text: str, pieces: list[Token], at: int) -> None:
    name, _ = dotted(pieces, at)
    if name.lower() not in PROCEDURES:
        raise Refused(
            f"{place(text, pieces[at].at if at < len(pieces) else len(text))}: the procedure {name or '(none)'} is not "
            f"allowed here; those that are: {', '.join(PROCEDURES.values())}"
        )


def _check_function(text: str, pieces: list[Token], at: int) -> None:
    name, after = dotted(pieces, at)
    called = after < len(pieces) and pieces[after].text == "("
    known = name.lower() in PROCEDURES or name.lower().split(".")[0] in NAMESPACES
    if called and not known:
        raise Refused(f"{place(text, pieces[at].at)}: the function {name} is not allowed here")


def operators(plan: Any, depth: int = 0) -> list[dict[str, Any]]:
    """The plan as a list, children after their parent and one deeper."""
    arguments = plan.get("args", {})
    own = {
        "depth": depth,
        "operator": plan["operatorType"].split("@")[0],
        "details": str(arguments.get("Details", "")),
        "estimated_rows": round(arguments.get("EstimatedRows", 0)),
    }
    return [own, *(row for child in plan.get("children") or [] for row in operators(child, depth + 1))]


def check_plan(found: list[dict[str, Any]]) -> None:
    """Refuse a plan that holds anything but reading operators and allowed procedures."""
    for one in found:
        name = one["operator"].split("(")[0]
        if name not in OPERATORS:
            raise Refused(f"The statement would do more than read ({one['operator']}); here it may only read")
        if name == "ProcedureCall" and (called := one["details"].split("(")[0].strip().replace("`", "")):
            if called.lower() not in PROCEDURES:
                raise Refused(f"The procedure {called} is not allowed here")
        elif name == "ProcedureCall":
            raise Refused("A procedure is called whose name the plan does not say")


def slow_parts(found: list[dict[str, Any]]) -> list[str]:
    """What in a plan will be slow on a large graph."""
    names = {one["operator"] for one in found if one["operator"] != "CartesianProduct" or one["estimated_rows"] > _MANY}
    return [text for name, text in _SLOW.items() if name in names]
