// title: Records whose links wait to be said between entities
MATCH (r:Record:Restated)
RETURN r.id AS id, r.kind AS kind
LIMIT $limit
