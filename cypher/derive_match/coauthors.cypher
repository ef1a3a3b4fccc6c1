// title: Who wrote with whom
// about: One relationship a pair, from the smaller id; weight is the sum over joint papers of 1 / (authors - 1), Newman 2001 (doi 10.1103/PhysRevE.64.016132). Papers of more than 100 authors are left out.
MATCH (p:Person)
WHERE p.id > $after AND p.id <= $until
MATCH (p)-[:AUTHORED]->(w:Work)<-[:AUTHORED]-(q:Person)
WHERE p.id < q.id AND w.authors <= $most_authors
WITH DISTINCT p, q, w
ORDER BY w.year
WITH p, q, count(w) AS papers, sum(1.0 / (w.authors - 1)) AS weight, collect(w.year) AS years
WITH p, q, collect({papers: papers, weight: weight, years: years}) AS rows
OPTIONAL MATCH (p)-[found:COAUTHOR]->(q)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (p)-[:COAUTHOR]->(q))
WITH p, q, rows
MATCH (p)-[c:COAUTHOR]->(q)
UNWIND rows AS each
WITH p, q, c, each.papers AS papers, each.weight AS weight, each.years AS years
SET c.papers = papers,
    c.weight = round(weight, 6),
    c.first_year = head(years),
    c.last_year = last(years),
    c.years = CASE WHEN years = [] THEN null ELSE years END
