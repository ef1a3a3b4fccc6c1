// title: Close a delivery in the ledger
MATCH (l:Load {id: $id})
SET l.state = $state, l.finished = $now, l.counts = $counts, l.rejects = $rejects, l.changed = $changed,
    l.batches = $batches
WITH l
WHERE $changed > 0
SET l.changed_at = $changed_at
