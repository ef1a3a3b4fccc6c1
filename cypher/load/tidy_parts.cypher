// title: Take away versions, topics, venues and identifiers that nothing uses any more
MATCH (e:Loose)
WHERE e:Version OR e:Topic OR e:Venue OR e:Identifier OR e:Person
WITH e LIMIT $limit
REMOVE e:Loose
WITH e
WHERE (e:Version AND NOT (e)<-[:HAS_VERSION]-())
   OR (e:Topic AND NOT (e)<-[:ABOUT|BROADER|DESCRIBES|RELATED]-())
   OR (e:Venue AND NOT (e)<-[:PUBLISHED_IN]-())
   OR (e:Identifier AND NOT (e)<-[:HAS_ID|QUOTES_ID]-() AND NOT (e)-[:IDENTIFIES]->())
OPTIONAL MATCH (e)-[:BROADER]->(above:Topic)
SET above:Loose
WITH DISTINCT e
DETACH DELETE e
