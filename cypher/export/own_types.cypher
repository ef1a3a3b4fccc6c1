// title: Relationships that people added between the graph's own nodes
// about: Those of types that the graph does not have.
// param: labels list -- all labels of the graph
// param: types list -- all types of the graph
// column: type -- relationship type
// column: properties -- its properties
// column: first -- labels, key and the server's name of its start
// column: last -- the same of its end
MATCH (one)-[link]->(two)
WHERE NOT type(link) IN $types
  AND any(label IN labels(one) WHERE label IN $labels) AND any(label IN labels(two) WHERE label IN $labels)
RETURN type(link) AS type, properties(link) AS properties,
  {labels: labels(one), id: one.id, element: elementId(one)} AS first,
  {labels: labels(two), id: two.id, element: elementId(two)} AS last
