// title: What an identifier leads to
// about: By any identifier, an earlier key included; no entity means that it was there and is gone.
// param: id string -- clean identifier, such as doi:10.1145/3065386
// column: identifier -- the identifier
// column: label -- label of the entity
// column: id -- id of the entity
// example: id=doi:10.1145/3065386
MATCH (identifier:Identifier {id: $id})
OPTIONAL MATCH (identifier)-[:IDENTIFIES]->(entity)
RETURN identifier.id AS identifier,
  [label IN labels(entity) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label, entity.id AS id
ORDER BY label, id
