// title: Note how far a delivery is acknowledged
MATCH (l:Load {id: $id})
SET l.items = $items
