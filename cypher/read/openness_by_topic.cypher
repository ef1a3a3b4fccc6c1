// title: How open are the papers about each topic?
// about: Topics with most papers first; the share is of papers whose access is known.
// kind: openness
// see: access in docs/model.md
// cost: the papers of the topics shown; seconds for the largest
// example: scheme=keyword&limit=10
// param: scheme string = 'keyword' -- scheme of the topics: arxiv, keyword, fos, sdg; empty for all
// param: limit int = 25 -- at most this many rows
// column: topic -- id of the topic
// column: label -- its name
// column: papers -- papers about it
// column: open -- papers with an open copy
// column: unknown -- papers without a statement
// column: share -- open / papers with a statement, empty where nothing is known
MATCH (theme:Topic)
WHERE theme.works > 0 AND ($scheme = '' OR theme.scheme = $scheme)
WITH theme
ORDER BY theme.works DESC, theme.id
LIMIT $limit
MATCH (theme)<-[:ABOUT]-(paper:Paper)
WITH theme, count(*) AS papers, sum(CASE WHEN paper.access IN ['OPEN', 'OPEN SOURCE'] THEN 1 ELSE 0 END) AS open,
  sum(CASE WHEN paper.access IS NULL THEN 1 ELSE 0 END) AS unknown
RETURN theme.id AS topic, theme.label AS label, papers AS papers, open AS open, unknown AS unknown,
  CASE WHEN papers = unknown THEN null ELSE round(1.0 * open / (papers - unknown), 3) END AS share
ORDER BY papers DESC, topic
