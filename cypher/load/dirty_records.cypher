// title: Records that wait to be brought together
MATCH (r:Record:Dirty)
WHERE NOT r.id IN $busy
RETURN r.id AS id
LIMIT $limit
