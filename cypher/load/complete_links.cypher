// title: Take away links that a complete later release does not state
MATCH (a:Record)-[s:STATES]->(:Record)
WHERE a.id > $after AND a.id <= $until
  AND s.delivery STARTS WITH $source + ':' AND split(s.rank, '\u001F')[0] < $floor
FOREACH (_ IN CASE WHEN s.name = 'authorship' AND a.payload IS NOT NULL THEN [1] ELSE [] END | SET a:Dirty)
SET a:Restated
DELETE s
RETURN count(*) AS taken
