// title: Records that describe a work
// about: What each source delivered, as it was read; the page compares them.
// param: work string -- id of the work
// param: limit int = 20 -- at most this many rows
// column: id -- id of the record
// column: source -- source of the record
// column: release -- delivery
// column: stamp -- date of the record's last change
// column: payload -- the record as JSON
// example: work=arxiv:2109.07270
MATCH (record:Record)-[:DESCRIBES]->(:Work {id: $work})
RETURN record.id AS id, record.source AS source, record.release AS release, record.stamp AS stamp,
  record.payload AS payload
ORDER BY source, id
LIMIT $limit
