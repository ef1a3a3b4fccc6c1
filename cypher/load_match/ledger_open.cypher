// title: Enter a delivery into the ledger
// about: Gives back how many items an interrupted earlier run of the same delivery has acknowledged, and the batches
// about: of the last load of this source where that was the same release; what is loaded now makes those out of date.
OPTIONAL MATCH (before:Load {source: $source})
WHERE before.batches IS NOT NULL
WITH collect(before) AS loads
WITH loads, reduce(known = [], one IN loads | CASE one.release WHEN $release THEN known + one.batches ELSE known END) AS known
FOREACH (one IN loads | SET one.batches = null)
WITH $id AS id, collect({known: known}) AS rows
OPTIONAL MATCH (found:Load {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Load {id: id}))
WITH id, rows
MATCH (l:Load {id: id})
UNWIND rows AS each
WITH id, l, each.known AS known
SET l.items = CASE WHEN l.state = 'running' THEN coalesce(l.items, 0) ELSE 0 END,
    l.source = $source,
    l.release = $release,
    l.input = $input,
    l.state = 'running',
    l.started = $now,
    l.finished = null
RETURN l.items AS items, known AS batches
