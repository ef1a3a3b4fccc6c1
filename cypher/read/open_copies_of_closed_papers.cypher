// title: Which papers are closed at one place and open at another?
// about: Works with at least one closed or restricted copy and at least one open one, with where the open ones are.
// kind: openness
// see: access of Version in docs/model.md
// cost: reads the copies of every work; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: year -- its year
// column: closed -- closed or restricted copies
// column: open -- open copies
// column: urls -- web addresses of the open ones
MATCH (work:Work)-[:HAS_VERSION]->(shut:Version)
WHERE shut.access IN ['CLOSED', 'RESTRICTED', 'EMBARGO']
WITH work, count(DISTINCT shut) AS closed
MATCH (work)-[:HAS_VERSION]->(free:Version)
WHERE free.access IN ['OPEN', 'OPEN SOURCE']
WITH work, closed, free
ORDER BY free.date, free.id
WITH work, closed, count(*) AS open, collect(coalesce(free.urls, [])) AS lists
RETURN work.id AS work, work.title AS title, work.year AS year, closed AS closed, open AS open,
  reduce(all = [], one IN lists | all + one) AS urls
ORDER BY coalesce(year, 0) DESC, work
LIMIT $limit
