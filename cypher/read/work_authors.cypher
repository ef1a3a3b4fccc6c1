// title: Authors of a work
// about: In the order of the author list, with the name as printed and what is known of the person.
// param: work string -- id of the work
// param: after_position int = 0 -- position of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: position -- place in the author list, from 1
// column: id -- id of the person
// column: name -- name as printed
// column: person -- name of the person
// column: identity -- how the person is known: orcid, source, evidence or single
// column: works -- works of the person in this graph
// column: orcid -- ORCID as stated on this work
// column: orcid_state -- asserted or pending
// column: corresponding -- whether this is the corresponding author
// column: affiliations -- affiliation texts as printed
// column: sources -- deliveries that state it
// example: work=arxiv:2203.12570
MATCH (person:Person)-[link:AUTHORED]->(:Work {id: $work})
WITH person, link, coalesce(link.position, 0) AS position
WHERE position > $after_position OR (position = $after_position AND person.id > $after_id)
RETURN link.position AS position, person.id AS id, link.name AS name, person.name AS person,
  person.identity AS identity, person.works AS works, link.orcid AS orcid, link.orcid_state AS orcid_state,
  link.corresponding AS corresponding, link.affiliations AS affiliations, link.sources AS sources
ORDER BY position, id
LIMIT $limit
