// title: Which works cite most works of this graph?
// about: Counts references whose cited work is in this graph: often surveys.
// kind: papers
// see: references, derived from CITES; docs/model.md
// cost: reads every work; a second for a million
// example: limit=5
// param: limit int = 25 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: year -- its year
// column: references -- works in this graph that it cites
MATCH (citing:Work)
WHERE citing.references > 0
RETURN citing.id AS work, citing.title AS title, citing.year AS year, citing.references AS references
ORDER BY references DESC, work
LIMIT $limit
