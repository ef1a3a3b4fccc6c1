// title: Links of changed records are said anew
UNWIND $ids AS id
MATCH (r:Record {id: id})
WHERE (r)-[:STATES]->()
SET r:Restated
