// title: Links of changed records are said anew
UNWIND $ids AS id
MATCH (r:Record {id: id})
SET r:Restated
