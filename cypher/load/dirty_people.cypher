// title: People that wait to be told apart
MATCH (p:Person:Dirty)
WHERE NOT p.id IN $busy
RETURN p.id AS id, COLLECT { MATCH (p)-[a:AUTHORED]->(:Work) RETURN DISTINCT a.name_key } AS names
LIMIT $limit
