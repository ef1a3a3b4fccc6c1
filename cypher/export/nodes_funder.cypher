// title: Nodes labelled Funder with everything that starts at them
// about: One page in key order, for whole exports; goes on after the last key.
// param: after string = '' -- the last key of the page before
// param: limit int = 200 -- nodes of one page
// column: id -- key within the label
// column: labels -- all labels
// column: properties -- all properties
// column: links -- every relationship that starts here: type, properties, labels and key of its end
MATCH (node:Funder)
WHERE node.id > $after
WITH node
ORDER BY node.id
LIMIT $limit
WITH node, COLLECT {
  MATCH (node)-[link]->(target)
  RETURN {type: type(link), properties: properties(link), labels: labels(target), id: target.id}
} AS links
RETURN node.id AS id, labels(node) AS labels, properties(node) AS properties, links AS links
ORDER BY id
