// title: Pairs that no longer wrote together
MATCH (p:Person)-[c:COAUTHOR]->(q:Person)
WHERE p.id > $after AND p.id <= $until
  AND (q.id <= p.id OR NOT EXISTS {
    MATCH (p)-[:AUTHORED]->(w:Work)<-[:AUTHORED]-(q)
    WHERE w.authors <= $most_authors
  })
DELETE c
