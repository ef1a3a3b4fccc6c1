// title: Nodes by label and key
// about: The given keys that are there, each looked up by the index of its label.
// param: keys list -- maps of label and id
// column: label -- label that was given
// column: id -- key that was given
// column: element -- the server's own name of the node, good until the server's next start
// column: labels -- all labels
// column: properties -- all properties
UNWIND $keys AS key
CALL (key) {
  WITH key WHERE key.label = 'Paper' MATCH (node:Paper {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Dataset' MATCH (node:Dataset {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Software' MATCH (node:Software {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'OtherProduct' MATCH (node:OtherProduct {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Version' MATCH (node:Version {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Person' MATCH (node:Person {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Institution' MATCH (node:Institution {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Topic' MATCH (node:Topic {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Venue' MATCH (node:Venue {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Source' MATCH (node:Source {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Project' MATCH (node:Project {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Funder' MATCH (node:Funder {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Identifier' MATCH (node:Identifier {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Record' MATCH (node:Record {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Load' MATCH (node:Load {id: key.id}) RETURN node
  UNION ALL
  WITH key WHERE key.label = 'Derivation' MATCH (node:Derivation {id: key.id}) RETURN node
}
RETURN key.label AS label, key.id AS id, elementId(node) AS element, labels(node) AS labels,
  properties(node) AS properties
