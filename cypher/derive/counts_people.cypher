// title: Works of people, first and last year
MATCH (p:Person)
WHERE p.id > $after AND p.id <= $until
WITH p, COLLECT { MATCH (p)-[:AUTHORED]->(w:Work) RETURN DISTINCT w } AS works
SET p.works = size(works),
    p.first_year = reduce(least = null, w IN works |
      CASE WHEN w.year IS NULL OR least <= w.year THEN least ELSE w.year END),
    p.last_year = reduce(most = null, w IN works |
      CASE WHEN w.year IS NULL OR most >= w.year THEN most ELSE w.year END)
