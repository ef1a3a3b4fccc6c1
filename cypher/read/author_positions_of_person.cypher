// title: Where does this person stand in author lists?
// about: First, middle, last or only author, by number of works. In some fields authors stand by alphabet, and then this says nothing.
// kind: people
// see: dominance factor in bibliometrix (Kumar and Kumar 2008): first-authored among multi-authored works
// cost: the person's works, milliseconds
// example: person=chongyang wang~arxiv:1811.02360
// param: person string -- id of the person
// param: limit int = 4 -- at most this many rows
// column: place -- only, first, middle or last
// column: works -- works with the person in that place
// column: share -- part of all works of the person, from 0 to 1
// column: example_work -- id of the newest such work
MATCH (:Person {id: $person})-[link:AUTHORED]->(work:Work)
WITH work, CASE
  WHEN work.authors = 1 THEN 'only'
  WHEN link.position = 1 THEN 'first'
  WHEN link.position >= work.authors THEN 'last'
  ELSE 'middle'
END AS place
ORDER BY coalesce(work.year, 0) DESC, work.id
WITH place, collect(work.id) AS ids
WITH collect({place: place, ids: ids}) AS places, sum(size(ids)) AS total
UNWIND places AS one
RETURN one.place AS place, size(one.ids) AS works, round(1.0 * size(one.ids) / total, 3) AS share, one.ids[0] AS example_work
ORDER BY works DESC, place
LIMIT $limit
