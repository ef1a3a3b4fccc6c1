// title: Take in links between records
// about: A link is replaced only by a later one of the same ends and name. Counts those that changed.
UNWIND $rows AS row
MATCH (a:Record {id: row.source})
MATCH (b:Record {id: row.target})
MERGE (a)-[s:STATES {name: row.name}]->(b)
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
