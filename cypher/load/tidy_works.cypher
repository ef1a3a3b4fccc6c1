// title: Take away works, institutions, projects and sources that no record describes any more
MATCH (e:Loose)
WHERE (e:Work OR e:Institution OR e:Project OR e:Source OR e:Funder)
WITH e LIMIT $limit
REMOVE e:Loose
WITH e
WHERE NOT (e)<-[:DESCRIBES]-() AND NOT (e:Funder AND (e)--())
OPTIONAL MATCH (e)<-[:AUTHORED]-(p:Person)
SET p:Dirty
WITH DISTINCT e
OPTIONAL MATCH (e)-[:HAS_VERSION|ABOUT|PUBLISHED_IN]->(part)
SET part:Loose
WITH DISTINCT e
OPTIONAL MATCH (e)<-[:FUNDED]-(f:Funder)
SET f:Loose
WITH DISTINCT e
DETACH DELETE e
