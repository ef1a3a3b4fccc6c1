// title: The mentions that labels speak of
// about: By the key of a work or any of its identifiers, and by the place in its author list or else by the name.
UNWIND $rows AS row
WITH row, COLLECT {
  MATCH (w:Work {id: row.work}) RETURN w
  UNION
  MATCH (:Identifier {id: row.work})-[:IDENTIFIES]->(w:Work) RETURN w
} AS works
UNWIND works AS w
MATCH (p:Person)-[a:AUTHORED]->(w)
WHERE a.position = row.position OR (row.position IS NULL AND a.name_key = row.name_key)
RETURN row.number AS number, labels(w) AS labels, w.id AS work, a.position AS position, a.name_key AS name,
       p.id AS person
