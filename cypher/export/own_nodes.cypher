// title: Nodes that people added
// about: Everything that has none of the graph's own labels.
// param: labels list -- all labels of the graph
// column: element -- the server's own name of the node
// column: labels -- its labels
// column: properties -- its properties
MATCH (node)
WHERE none(label IN labels(node) WHERE label IN $labels)
RETURN elementId(node) AS element, labels(node) AS labels, properties(node) AS properties
