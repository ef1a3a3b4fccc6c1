// title: Releases of a source that were delivered whole
MATCH (l:Load {source: $source})
WHERE l.complete
RETURN DISTINCT l.release AS release
