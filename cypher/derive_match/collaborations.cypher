// title: Which institutions work together
// about: One relationship a pair, from the smaller id; weight is the sum over joint works of 1 / (institutions - 1). Works of more than 100 institutions are left out.
MATCH (i:Institution)
WHERE i.id > $after AND i.id <= $until
MATCH (i)<-[:AFFILIATED]-(w:Work)-[:AFFILIATED]->(j:Institution)
WHERE i.id < j.id
WITH i, j, w, COUNT { (w)-[:AFFILIATED]->(:Institution) } AS institutions
WHERE institutions <= $most_authors
WITH i, j, w, institutions
ORDER BY w.year
WITH i, j, count(w) AS papers, sum(1.0 / (institutions - 1)) AS weight, collect(w.year) AS years
WITH i, j, collect({papers: papers, weight: weight, years: years}) AS rows
OPTIONAL MATCH (i)-[found:COLLABORATES]->(j)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (i)-[:COLLABORATES]->(j))
WITH i, j, rows
MATCH (i)-[c:COLLABORATES]->(j)
UNWIND rows AS each
WITH i, j, c, each.papers AS papers, each.weight AS weight, each.years AS years
SET c.papers = papers,
    c.weight = round(weight, 6),
    c.first_year = head(years),
    c.last_year = last(years),
    c.years = CASE WHEN years = [] THEN null ELSE years END
