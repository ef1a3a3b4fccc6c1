// title: Nodes by a key they had before
// about: What an identifier leads to, where it is of the label that was asked for.
// param: keys list -- maps of label and id
// column: label -- label that was given
// column: id -- key that was given
// column: element -- the server's own name of the node, good until the server's next start
UNWIND $keys AS key
MATCH (:Identifier {id: key.id})-[:IDENTIFIES]->(node)
WHERE key.label IN labels(node)
RETURN key.label AS label, key.id AS id, elementId(node) AS element
