// title: Take records away from what they describe; what is left waits as an end of links, if there are any
UNWIND $ids AS id
MATCH (r:Record {id: id})
OPTIONAL MATCH (r)-[d:DESCRIBES]->(e)
FOREACH (_ IN CASE WHEN e:Person THEN [1] ELSE [] END | SET e:Dirty)
SET e:Loose
DELETE d
SET r = {id: id}
REMOVE r:Dirty:Restated
