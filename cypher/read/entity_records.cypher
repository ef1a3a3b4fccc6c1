// title: Records that describe an institution, project, source, person or topic
// about: What each source delivered, as it was read.
// param: id string -- id of the entity
// param: limit int = 20 -- at most this many rows
// column: id -- id of the record
// column: source -- source of the record
// column: release -- delivery
// column: stamp -- date of the record's last change
// column: payload -- the record as JSON
// example: id=ror:02jx3x895
MATCH (entity:Institution|Project|Source|Person|Topic {id: $id})<-[:DESCRIBES]-(record:Record)
RETURN record.id AS id, record.source AS source, record.release AS release, record.stamp AS stamp,
  record.payload AS payload
ORDER BY source, id
LIMIT $limit
