// title: What an identifier leads to
// about: By any identifier, an earlier key included; an identifier that a copy merely quotes leads to the work of the copy; no entity means that it was there and is gone.
// param: id string -- clean identifier, such as doi:10.1145/3065386
// column: identifier -- the identifier
// column: quoted -- whether a copy of the work merely quotes it
// column: label -- label of the entity
// column: id -- id of the entity
// example: id=doi:10.1145/3065386
MATCH (identifier:Identifier {id: $id})
CALL (identifier) {
  MATCH (identifier)-[:IDENTIFIES]->(entity)
  RETURN entity, false AS quoted
  UNION
  MATCH (identifier)<-[:QUOTES_ID]-(:Record)-[:DESCRIBES]->(entity)
  WHERE NOT (identifier)-[:IDENTIFIES]->()
  RETURN entity, true AS quoted
  UNION
  MATCH (identifier)
  WHERE NOT (identifier)-[:IDENTIFIES]->() AND NOT (identifier)<-[:QUOTES_ID]-()
  RETURN null AS entity, false AS quoted
}
RETURN identifier.id AS identifier, quoted AS quoted,
  [label IN labels(entity) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label, entity.id AS id
ORDER BY quoted, label, id
