// title: How open are the papers of each year?
// about: Best access of each paper. Unknown access is not closed access: the share is of papers whose access is known.
// kind: openness
// see: access in docs/model.md, from the copies' rights in the OpenAIRE Graph
// cost: reads every paper; a second for a million
// example: from_year=2015
// param: from_year int = 0 -- first year
// param: to_year int = 9999 -- last year
// param: limit int = 200 -- at most this many rows
// column: year -- year of the papers
// column: papers -- papers of that year
// column: open -- papers with an open copy
// column: not_open -- papers whose best copy is closed, restricted or under embargo
// column: unknown -- papers without a statement
// column: share -- open / (open + not open), empty where nothing is known
MATCH (paper:Paper)
WHERE paper.year >= $from_year AND paper.year <= $to_year
WITH paper.year AS year, count(*) AS papers, sum(CASE WHEN paper.access IN ['OPEN', 'OPEN SOURCE'] THEN 1 ELSE 0 END) AS open,
  sum(CASE WHEN paper.access IS NULL THEN 1 ELSE 0 END) AS unknown
RETURN year AS year, papers AS papers, open AS open, papers - open - unknown AS not_open, unknown AS unknown,
  CASE WHEN papers = unknown THEN null ELSE round(1.0 * open / (papers - unknown), 3) END AS share
ORDER BY year
LIMIT $limit
