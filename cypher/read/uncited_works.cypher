// title: Which works does nobody cite here?
// about: Works without a citing work in this graph, newest first; works without a year are left out. It says as much about coverage as about the works.
// kind: papers
// see: CITES in docs/model.md
// cost: walks works by year until enough are found, milliseconds
// example: to_year=2019
// param: from_year int = 0 -- only works of this year or later
// param: to_year int = 9999 -- only works of this year or earlier
// param: limit int = 25 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: year -- its year
// column: references -- works in this graph that it cites
MATCH (lonely:Work)
WHERE lonely.year >= $from_year AND lonely.year <= $to_year AND NOT EXISTS { (lonely)<-[:CITES]-() }
RETURN lonely.id AS work, lonely.title AS title, lonely.year AS year, COUNT { (lonely)-[:CITES]->() } AS references
ORDER BY year DESC, work
LIMIT $limit
