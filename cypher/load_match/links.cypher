// title: Take in links between records
// about: A link is replaced only by a later one of the same ends and name. Counts those that changed.
UNWIND $rows AS row
MATCH (a:Record {id: row.source})
MATCH (b:Record {id: row.target})
WITH a, b, row.name AS name, collect(row) AS rows
OPTIONAL MATCH (a)-[found:STATES {name: name}]->(b)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (a)-[:STATES {name: name}]->(b))
WITH a, b, name, rows
MATCH (a)-[s:STATES {name: name}]->(b)
UNWIND rows AS row
WITH a, s, row
WHERE s.rank IS NULL OR row.rank > s.rank
SET s.rank = row.rank,
    s.delivery = row.delivery,
    s.trust = row.trust,
    s.provenance = row.provenance,
    s.validated = row.validated,
    s.position = row.position,
    s.period = row.period,
    s.role = row.role,
    s.validation_date = row.validation_date,
    s.embedded = row.embedded,
    a:Restated
WITH a, row
FOREACH (_ IN CASE WHEN row.name = 'authorship' AND a.payload IS NOT NULL THEN [1] ELSE [] END | SET a:Dirty)
RETURN count(*) AS changed
