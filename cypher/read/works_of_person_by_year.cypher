// title: How much has this person published each year, counted whole and in shares?
// about: Full counting gives every author a whole work, fractional counting 1 / number of authors. Citations are those inside this graph. Small counts say little about people.
// kind: people
// see: Waltman and van Eck, Field-normalized citation impact indicators and the choice of counting method, 2015
// cost: the person's works, milliseconds
// example: person=chongyang wang~arxiv:1811.02360
// param: person string -- id of the person
// param: limit int = 100 -- at most this many rows
// column: year -- year of the works, empty where unknown
// column: works -- works of that year
// column: fractional -- works of that year, each divided by its number of authors
// column: citations -- citations these works have in this graph
MATCH (:Person {id: $person})-[:AUTHORED]->(work:Work)
WITH work, CASE WHEN coalesce(work.authors, 0) < 1 THEN 1 ELSE work.authors END AS sharers
RETURN work.year AS year, count(*) AS works, round(sum(1.0 / sharers), 3) AS fractional,
  sum(COUNT { (work)<-[:CITES]-() }) AS citations
ORDER BY year
LIMIT $limit
