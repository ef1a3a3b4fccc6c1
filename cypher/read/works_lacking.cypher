// title: Which works lack an abstract, authors, a date, access, topics, institutions, references or a venue?
// about: The works behind one line of the gaps, newest first.
// kind: quality
// see: gaps
// cost: reads works until enough are found; seconds where nearly all are complete
// example: what=topics
// param: what string -- abstract, access, authors, date, institutions, references, topics or venue
// param: limit int = 50 -- at most this many rows
// column: work -- id of the work
// column: kind -- Paper, Dataset, Software or OtherProduct
// column: title -- its title
// column: year -- its year
// column: sources -- deliveries that state it
MATCH (work:Work)
WHERE CASE $what
  WHEN 'abstract' THEN work.abstract IS NULL
  WHEN 'access' THEN work.access IS NULL
  WHEN 'authors' THEN NOT EXISTS { (work)<-[:AUTHORED]-() }
  WHEN 'date' THEN work.date IS NULL
  WHEN 'institutions' THEN NOT EXISTS { (work)-[:AFFILIATED]->() }
  WHEN 'references' THEN NOT EXISTS { (work)-[:CITES]->() }
  WHEN 'topics' THEN NOT EXISTS { (work)-[:ABOUT]->() }
  WHEN 'venue' THEN NOT EXISTS { (work)-[:PUBLISHED_IN]->() }
  ELSE false
END
RETURN work.id AS work, [label IN labels(work) WHERE label <> 'Work'][0] AS kind, work.title AS title,
  work.year AS year, work.sources AS sources
ORDER BY coalesce(year, 0) DESC, work
LIMIT $limit
