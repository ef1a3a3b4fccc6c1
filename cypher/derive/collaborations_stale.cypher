// title: Pairs of institutions that no longer work together
MATCH (i:Institution)-[c:COLLABORATES]->(j:Institution)
WHERE i.id > $after AND i.id <= $until
  AND (j.id <= i.id OR NOT EXISTS {
    MATCH (i)<-[:AFFILIATED]-(w:Work)-[:AFFILIATED]->(j)
    WHERE COUNT { (w)-[:AFFILIATED]->(:Institution) } <= $most_authors
  })
DELETE c
