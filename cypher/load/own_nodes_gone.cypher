// title: Nodes that people added, taken away again
// about: A page of them, for a carrying over that begins anew.
// param: labels list -- all labels of the graph
MATCH (node)
WHERE none(label IN labels(node) WHERE label IN $labels)
WITH node LIMIT 10000
DETACH DELETE node
