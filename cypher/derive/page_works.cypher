// title: The end of the next page of works, in key order
MATCH (n:Work)
WHERE n.id > $after
WITH n.id AS id
ORDER BY id
LIMIT $size
RETURN max(id) AS until
