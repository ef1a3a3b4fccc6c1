// title: Works of a venue of one access right
// about: The works that a figure on the page of the venue counts.
// param: venue string -- id of the venue
// param: access string = '' -- OPEN SOURCE, OPEN, EMBARGO, RESTRICTED or CLOSED; empty for works of which it is not known
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work
// column: access -- best access of its copies
// column: sources -- deliveries that state it
// example: venue=issn:0925-2312&access=OPEN
// cost: reads all works of the venue
MATCH (:Venue {id: $venue})<-[link:PUBLISHED_IN]-(work:Work)
WHERE coalesce(work.access, '') = $access AND work.id > $after_id
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year, work.access AS access, link.sources AS sources
ORDER BY id
LIMIT $limit
