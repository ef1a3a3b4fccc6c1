// title: Which topics have most works here?
// about: Topics of one scheme by number of works, with the citations of these works inside this graph.
// kind: topics
// see: works, derived from ABOUT; docs/model.md
// cost: sorts all topics, then reads the works of those shown; seconds for the largest
// example: scheme=keyword&limit=10
// param: scheme string = 'keyword' -- scheme of the topics: arxiv, keyword, fos, sdg; empty for all
// param: limit int = 25 -- at most this many rows
// column: topic -- id of the topic
// column: label -- name of the topic
// column: works -- works about it
// column: citations -- citations of these works inside this graph
// column: first_year -- year of the first work
// column: last_year -- year of the latest work
MATCH (theme:Topic)
WHERE theme.works > 0 AND ($scheme = '' OR theme.scheme = $scheme)
WITH theme
ORDER BY theme.works DESC, theme.id
LIMIT $limit
MATCH (theme)<-[:ABOUT]-(work:Work)
RETURN theme.id AS topic, theme.label AS label, count(*) AS works, sum(coalesce(work.cited_by, 0)) AS citations,
  min(work.year) AS first_year, max(work.year) AS last_year
ORDER BY works DESC, topic
