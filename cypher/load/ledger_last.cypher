// title: When a load last changed the graph
MATCH (l:Load)
RETURN max(l.changed_at) AS last
