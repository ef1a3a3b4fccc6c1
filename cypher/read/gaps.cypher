// title: What is missing, for how many works?
// about: For each kind of work how many lack an abstract, authors, a date, a statement of access, topics, institutions or references. A gap here is a gap of the sources.
// kind: quality
// see: shared by every completeness report, for example of the OpenAIRE Graph
// cost: reads every work and whether it has links; seconds for millions
// example: limit=30
// param: limit int = 100 -- at most this many rows
// column: kind -- Paper, Dataset, Software or OtherProduct
// column: lacks -- what is missing
// column: works -- works that lack it
// column: of -- works of this kind
// column: share -- part that lacks it, from 0 to 1
MATCH (work:Work)
WITH [label IN labels(work) WHERE label <> 'Work'][0] AS kind, count(*) AS total, [
  ['abstract', sum(CASE WHEN work.abstract IS NULL THEN 1 ELSE 0 END)],
  ['access', sum(CASE WHEN work.access IS NULL THEN 1 ELSE 0 END)],
  ['authors', sum(CASE WHEN NOT EXISTS { (work)<-[:AUTHORED]-() } THEN 1 ELSE 0 END)],
  ['date', sum(CASE WHEN work.date IS NULL THEN 1 ELSE 0 END)],
  ['institutions', sum(CASE WHEN NOT EXISTS { (work)-[:AFFILIATED]->() } THEN 1 ELSE 0 END)],
  ['references', sum(CASE WHEN NOT EXISTS { (work)-[:CITES]->() } THEN 1 ELSE 0 END)],
  ['topics', sum(CASE WHEN NOT EXISTS { (work)-[:ABOUT]->() } THEN 1 ELSE 0 END)],
  ['venue', sum(CASE WHEN NOT EXISTS { (work)-[:PUBLISHED_IN]->() } THEN 1 ELSE 0 END)]
] AS gaps
UNWIND gaps AS gap
RETURN kind AS kind, gap[0] AS lacks, gap[1] AS works, total AS of, round(1.0 * gap[1] / total, 3) AS share
ORDER BY kind, works DESC, lacks
LIMIT $limit
