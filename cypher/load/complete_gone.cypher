// title: Records that a complete later release does not hold
MATCH (r:Record)
WHERE r.id > $after AND r.id <= $until AND r.source = $source AND r.payload IS NOT NULL
  AND split(replace(r.rank, '\u001E', ''), '\u001F')[0] < $floor
RETURN r.id AS id, r.kind AS kind
