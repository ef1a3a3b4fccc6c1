// title: Labels, relationship types and property names of this graph
// about: What a Cypher statement can ask for, as the database knows it; names that were once used and are gone may be among them.
// kind: inside
// see: docs/model.md
// cost: read from the database's own registers, milliseconds
// example: limit=1000
// param: limit int = 1000 -- at most this many rows
// column: what -- label, property or relationship
// column: name -- the name
CALL () {
  CALL db.labels() YIELD label
  RETURN 'label' AS what, label AS name
  UNION ALL
  CALL db.relationshipTypes() YIELD relationshipType
  RETURN 'relationship' AS what, relationshipType AS name
  UNION ALL
  CALL db.propertyKeys() YIELD propertyKey
  RETURN 'property' AS what, propertyKey AS name
}
RETURN what AS what, name AS name
ORDER BY what, name
LIMIT $limit
