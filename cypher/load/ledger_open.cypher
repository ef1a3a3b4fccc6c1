// title: Enter a delivery into the ledger
// about: Gives back how many items an interrupted earlier run of the same delivery has acknowledged.
MERGE (l:Load {id: $id})
SET l.items = CASE WHEN l.state = 'running' THEN coalesce(l.items, 0) ELSE 0 END,
    l.source = $source,
    l.release = $release,
    l.input = $input,
    l.state = 'running',
    l.started = $now,
    l.finished = null
RETURN l.items AS items
