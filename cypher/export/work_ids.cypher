// title: Ids of all works
// about: One page in key order; goes on after the last id. Works of two kinds may share an id: it comes once.
// param: after string = '' -- the last id of the page before
// param: limit int = 200 -- ids of one page
// column: id -- id of one or more works
MATCH (work:Work)
WHERE work.id > $after
RETURN DISTINCT work.id AS id
ORDER BY id
LIMIT $limit
