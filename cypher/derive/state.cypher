// title: The state of the graph that figures are derived from
// about: Moment of the last load that changed something.
OPTIONAL MATCH (l:Load)
RETURN coalesce(max(l.changed_at), '') AS state
