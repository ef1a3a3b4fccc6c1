// title: How many works are there for each year?
// about: Papers, data sets, software and other products by year; the row without a year counts works whose date is unknown.
// kind: papers
// see: year in docs/model.md, from the earliest known date
// cost: reads every work; a second for a million
// example: limit=50
// param: limit int = 200 -- at most this many rows
// column: year -- year of the works, empty where unknown
// column: papers -- papers of that year
// column: datasets -- data sets of that year
// column: software -- software of that year
// column: others -- other products of that year
MATCH (any:Work)
RETURN any.year AS year, sum(CASE WHEN any:Paper THEN 1 ELSE 0 END) AS papers,
  sum(CASE WHEN any:Dataset THEN 1 ELSE 0 END) AS datasets, sum(CASE WHEN any:Software THEN 1 ELSE 0 END) AS software,
  sum(CASE WHEN any:OtherProduct THEN 1 ELSE 0 END) AS others
ORDER BY year
LIMIT $limit
