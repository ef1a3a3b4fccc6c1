// title: Who a name on a work is today
// about: Leads from the name in an author list to the person, so that earlier keys of people go on leading somewhere.
// param: name string -- normalised name: lower case, no accents
// param: work string -- an identifier of the work
// column: label -- Person
// column: id -- id of the person
// column: name -- name of the person
// example: name=geran zhao&work=arxiv:2203.12570
MATCH (:Identifier {id: $work})-[:IDENTIFIES]->(:Work)<-[link:AUTHORED {name_key: $name}]-(person:Person)
RETURN DISTINCT 'Person' AS label, person.id AS id, person.name AS name
ORDER BY id
