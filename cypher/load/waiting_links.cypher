// title: Links that wait for an end
MATCH (a:Record)-[s:STATES]->(b:Record)
WHERE a.payload IS NULL OR b.payload IS NULL
RETURN count(s) AS waiting
