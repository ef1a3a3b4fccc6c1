// title: How old are the works that this year's papers cite?
// about: For each citing year the number of references inside this graph, their mean age and the share younger than five years (Price's index).
// kind: papers
// see: Price, Citation measures of hard science, soft science, technology, and nonscience, 1970
// cost: looks at every citation; seconds for millions
// example: from_year=2015
// param: from_year int = 0 -- first citing year
// param: to_year int = 9999 -- last citing year
// param: limit int = 100 -- at most this many rows
// column: year -- year of the citing works
// column: references -- references of that year with a known year
// column: mean_age -- mean of citing year minus cited year
// column: price_index -- share of references less than five years old, from 0 to 1
MATCH (cited:Work)<-[link:CITES]-(:Work)
WHERE link.year >= $from_year AND link.year <= $to_year AND cited.year IS NOT NULL
WITH link.year AS year, link.year - cited.year AS age
RETURN year AS year, count(*) AS references, round(avg(age), 2) AS mean_age,
  round(1.0 * sum(CASE WHEN age < 5 THEN 1 ELSE 0 END) / count(*), 3) AS price_index
ORDER BY year
LIMIT $limit
