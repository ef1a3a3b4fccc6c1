// title: Make people that a source knows
UNWIND $rows AS row
MERGE (e:Person {id: row.id})
SET e:Dirty
