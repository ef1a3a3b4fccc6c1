// title: Look again at records that described the same thing as a changed one
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(e)<-[:DESCRIBES]-(o:Record)
SET o:Dirty
