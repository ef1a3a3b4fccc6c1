// title: How many nodes there are of each set of labels
// about: Holds a whole export to account: what it does not know or did not write is an error.
// column: labels -- one set of labels
// column: nodes -- how many nodes carry exactly these
MATCH (node)
RETURN labels(node) AS labels, count(*) AS nodes
