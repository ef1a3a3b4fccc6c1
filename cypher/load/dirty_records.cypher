// title: Records that wait to be brought together
MATCH (r:Record:Dirty)
RETURN r.id AS id
LIMIT $limit
