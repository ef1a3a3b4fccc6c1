// title: Which works are cited most in this graph?
// about: Counts citing works that are in this graph; a work famous elsewhere can stand low here.
// kind: papers
// see: cited_by, derived from CITES; docs/model.md
// cost: walks the index of citations from the top; years that hold few works take longer
// example: limit=5
// param: from_year int = 0 -- only works of this year or later
// param: to_year int = 9999 -- only works of this year or earlier
// param: limit int = 25 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: year -- its year
// column: cited_by -- works in this graph that cite it
MATCH (cited:Work)
USING INDEX SEEK cited:Work(cited_by, id)
WHERE cited.cited_by > 0 AND cited.id IS NOT NULL
  AND coalesce(cited.year, 0) >= $from_year AND coalesce(cited.year, 0) <= $to_year
RETURN cited.id AS work, cited.title AS title, cited.year AS year, cited.cited_by AS cited_by
ORDER BY cited_by DESC, work
LIMIT $limit
