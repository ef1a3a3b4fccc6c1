// title: Note that a release was delivered whole
MATCH (l:Load {id: $id})
SET l.complete = true
