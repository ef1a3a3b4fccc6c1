// title: How open are the papers of each institution?
// about: Institutions with most works first; the share is of papers whose access is known. Few papers make a share meaningless.
// kind: openness
// see: access in docs/model.md
// cost: the papers of the institutions shown; seconds for the largest
// example: limit=10
// param: limit int = 25 -- at most this many rows
// column: institution -- id of the institution
// column: name -- its name
// column: papers -- papers that state it
// column: open -- papers with an open copy
// column: unknown -- papers without a statement
// column: share -- open / papers with a statement, empty where nothing is known
MATCH (place:Institution)
WHERE place.works > 0
WITH place
ORDER BY place.works DESC, place.id
LIMIT $limit
MATCH (place)<-[:AFFILIATED]-(paper:Paper)
WITH place, count(*) AS papers, sum(CASE WHEN paper.access IN ['OPEN', 'OPEN SOURCE'] THEN 1 ELSE 0 END) AS open,
  sum(CASE WHEN paper.access IS NULL THEN 1 ELSE 0 END) AS unknown
RETURN place.id AS institution, place.name AS name, papers AS papers, open AS open, unknown AS unknown,
  CASE WHEN papers = unknown THEN null ELSE round(1.0 * open / (papers - unknown), 3) END AS share
ORDER BY papers DESC, institution
