// title: Every mention of a person, and how it came to be this person's
// about: One row for each place in an author list: the name as printed there, what the sources say of it, and by which kinds of evidence its group was joined.
// param: person string -- id of the person
// param: after_work string = '' -- work of the last row already seen
// param: after_position int = 0 -- position of the last row already seen
// param: limit int = 200 -- at most this many rows
// column: work -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: position -- place in the author list, from 1
// column: name -- name as printed
// column: sources -- deliveries that state it
// column: orcid -- ORCID as stated on this work
// column: orcid_state -- asserted, or pending: a guess of the source, which decides nothing
// column: homonym -- the source's own number for people of one name
// column: identifier -- by which the source itself knows the author: that alone decides
// column: joins -- whether the name can be joined with others by evidence: initials, single words and bodies cannot
// column: evidence -- kinds of evidence that hold its group together
// example: person=geran zhao~arxiv:2203.12570
// cost: reads all works of the person
MATCH (:Person {id: $person})-[link:AUTHORED]->(work:Work)
WHERE work.id > $after_work OR (work.id = $after_work AND link.position > $after_position)
RETURN work.id AS work, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year, link.position AS position, link.name AS name, link.sources AS sources,
  link.orcid AS orcid, link.orcid_state AS orcid_state, link.homonym AS homonym, link.strong AS identifier,
  coalesce(link.joins, false) AS joins, link.evidence AS evidence
ORDER BY work, position, label
LIMIT $limit
