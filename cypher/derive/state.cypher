// title: The state of the graph that figures are derived from
// about: Moment of the last load that changed something, and all such moments in one number: a clock may go backwards.
OPTIONAL MATCH (l:Load)
WITH max(l.changed_at) AS last, sum(datetime(l.changed_at).epochMillis) AS moments
RETURN coalesce(last + ' ' + toString(moments), '') AS state
