// title: The end of the next page of institutions, in key order
MATCH (n:Institution)
WHERE n.id > $after
WITH n.id AS id
ORDER BY id
LIMIT $size
RETURN max(id) AS until
