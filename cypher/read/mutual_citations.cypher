// title: Which works cite each other?
// about: Pairs of works that each cite the other: companion papers, or a preprint that was revised after the other appeared.
// kind: papers
// see: CITES in docs/model.md
// cost: looks at every citation; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: one_work -- id of a work
// column: one_title -- its title
// column: one_year -- its year
// column: other_work -- id of the other work
// column: other_title -- its title
// column: other_year -- its year
MATCH (one:Work)-[:CITES]->(other:Work)
WHERE one.id < other.id AND EXISTS { (other)-[:CITES]->(one) }
RETURN one.id AS one_work, one.title AS one_title, one.year AS one_year, other.id AS other_work,
  other.title AS other_title, other.year AS other_year
ORDER BY one_work, other_work
LIMIT $limit
