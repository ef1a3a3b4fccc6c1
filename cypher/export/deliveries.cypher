// title: What was delivered
// about: Source and release of every load.
// column: delivery -- source and release: openaire:10.6
MATCH (load:Load)
RETURN DISTINCT load.source + ':' + load.release AS delivery
ORDER BY delivery
