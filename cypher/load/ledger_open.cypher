// title: Enter a delivery into the ledger
// about: Gives back how many items an interrupted earlier run of the same delivery has acknowledged, and the batches
// about: of the last load of this source where that was the same release; what is loaded now makes those out of date.
OPTIONAL MATCH (before:Load {source: $source})
WHERE before.batches IS NOT NULL
WITH collect(before) AS loads
WITH loads, reduce(known = [], one IN loads | CASE one.release WHEN $release THEN known + one.batches ELSE known END) AS known
FOREACH (one IN loads | SET one.batches = null)
MERGE (l:Load {id: $id})
SET l.items = CASE WHEN l.state = 'running' THEN coalesce(l.items, 0) ELSE 0 END,
    l.source = $source,
    l.release = $release,
    l.input = $input,
    l.state = 'running',
    l.started = $now,
    l.finished = null
RETURN l.items AS items, known AS batches
