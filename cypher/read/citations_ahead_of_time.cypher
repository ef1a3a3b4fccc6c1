// title: Which works cite something younger than themselves?
// about: The citing work's year is before the cited one's: a revised preprint, a later edition, or a wrong date or citation.
// kind: quality
// see: date and CITES in docs/model.md
// cost: looks at every citation; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: citing_work -- id of the citing work
// column: citing_title -- its title
// column: citing_year -- its year
// column: cited_work -- id of the cited work
// column: cited_title -- its title
// column: cited_year -- its year
MATCH (citing:Work)-[:CITES]->(cited:Work)
WHERE citing.year < cited.year
RETURN citing.id AS citing_work, citing.title AS citing_title, citing.year AS citing_year, cited.id AS cited_work,
  cited.title AS cited_title, cited.year AS cited_year
ORDER BY cited_year - citing_year DESC, citing_work, cited_work
LIMIT $limit
