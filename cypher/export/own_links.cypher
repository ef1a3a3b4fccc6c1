// title: Relationships of nodes that people added
// about: Among each other and with the graph's own nodes, in both directions, each once.
// param: labels list -- all labels of the graph
// column: type -- relationship type
// column: properties -- its properties
// column: first -- labels, key and the server's name of its start
// column: last -- the same of its end
MATCH (node)
WHERE none(label IN labels(node) WHERE label IN $labels)
MATCH (node)-[link]-(other)
WHERE startNode(link) = node OR any(label IN labels(other) WHERE label IN $labels)
WITH DISTINCT link
WITH link, startNode(link) AS one, endNode(link) AS two
RETURN type(link) AS type, properties(link) AS properties,
  {labels: labels(one), id: one.id, element: elementId(one)} AS first,
  {labels: labels(two), id: two.id, element: elementId(two)} AS last
