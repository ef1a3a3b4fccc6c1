// title: The end of the next page of topics, in key order
MATCH (n:Topic)
WHERE n.id > $after
WITH n.id AS id
ORDER BY id
LIMIT $size
RETURN max(id) AS until
