// title: What can tell people of one name apart or bring them together
UNWIND $works AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
RETURN row.label AS label, row.work AS work,
       COLLECT { MATCH (w)<-[b:AUTHORED]-(:Person) WHERE b.joins RETURN DISTINCT b.name_key } AS coauthors,
       COLLECT { MATCH (w)-[:AFFILIATED]->(i:Institution) RETURN i.id } AS institutions,
       COLLECT { MATCH (w)-[:CITES]->(c:Work) RETURN c.id } AS cites
