// title: The end of the next page of people, in key order
MATCH (n:Person)
WHERE n.id > $after
WITH n.id AS id
ORDER BY id
LIMIT $size
RETURN max(id) AS until
