// title: Take records away from what they no longer describe
// about: What they stated there may be stated by nobody any more: the links of whoever describes it still are said anew.
UNWIND $rows AS row
MATCH (r:Record {id: row.record})-[d:DESCRIBES]->(e)
WHERE NOT (row.label IN labels(e) AND e.id = row.entity)
DELETE d
SET e:Loose
WITH DISTINCT e
MATCH (e)<-[:DESCRIBES]-(o:Record)
SET o:Restated
