// title: Relationships that people added, made again
// about: Both ends by the server's name of them.
// param: rows list -- maps of type, properties, first and last
UNWIND $rows AS row
MATCH (one) WHERE elementId(one) = row.first
MATCH (two) WHERE elementId(two) = row.last
CREATE (one)-[link:$(row.type)]->(two)
SET link = row.properties
