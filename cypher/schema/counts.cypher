// title: The store's own counts
// about: Nodes by label, relationships by type and by label of either end; exact, and without looking at any of them.
CALL db.stats.retrieve('GRAPH COUNTS') YIELD data
RETURN data AS data;
