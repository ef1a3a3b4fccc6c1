// title: Who has most works here, counted whole and in shares?
// about: Full counting gives every author a whole work, fractional counting 1 / number of authors: the order can differ much. The graph's coverage decides both.
// kind: people
// see: Waltman and van Eck 2015 on counting methods
// cost: sorts all people, then counts for those shown; a second for a million people
// example: limit=10
// param: since int = 0 -- only people with a work in this year or later
// param: limit int = 25 -- at most this many rows
// column: person -- id of the person
// column: name -- name of the person
// column: works -- works, counted whole
// column: fractional -- works, each divided by its number of authors
// column: first_year -- year of the first work
// column: last_year -- year of the latest work
// column: identity -- how we know it is one person: orcid, source, evidence or single
MATCH (ego:Person)
WHERE ego.works > 0 AND ($since = 0 OR ego.last_year >= $since)
WITH ego
ORDER BY ego.works DESC, ego.id
LIMIT $limit
MATCH (ego)-[:AUTHORED]->(work:Work)
WITH ego, work, CASE WHEN coalesce(work.authors, 0) < 1 THEN 1 ELSE work.authors END AS sharers
RETURN ego.id AS person, ego.name AS name, count(*) AS works, round(sum(1.0 / sharers), 3) AS fractional,
  ego.first_year AS first_year, ego.last_year AS last_year, ego.identity AS identity
ORDER BY works DESC, person
