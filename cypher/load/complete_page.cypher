// title: The next records to be looked at
MATCH (r:Record)
WHERE r.id > $after
WITH r.id AS id ORDER BY id LIMIT $size
RETURN max(id) AS until
