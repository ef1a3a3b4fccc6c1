// title: Nodes that people added, made again
// about: Gives back which node of the old database became which one here.
// param: rows list -- maps of element, labels and properties
// column: old -- the old server's name of the node
// column: new -- its name here
UNWIND $rows AS row
CREATE (node:$(row.labels))
SET node = row.properties
RETURN row.element AS old, elementId(node) AS new
