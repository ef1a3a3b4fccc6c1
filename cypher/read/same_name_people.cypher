// title: Which people bear the same name and were kept apart?
// about: A name alone joins nobody. Two people of one name here may be one: no shared co-author, institution or citation says so.
// kind: quality
// see: identity of people in docs/model.md
// cost: reads every person; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: name_key -- the name, in lower case and without accents
// column: people -- how many people bear it
// column: works -- their works together
// column: example_people -- ids of up to five of them, most works first
MATCH (ego:Person)
WHERE ego.name_key IS NOT NULL
WITH ego
ORDER BY coalesce(ego.works, 0) DESC, ego.id
WITH ego.name_key AS name_key, collect(ego) AS bearers
WHERE size(bearers) > 1
RETURN name_key AS name_key, size(bearers) AS people,
  reduce(sum = 0, one IN bearers | sum + coalesce(one.works, 0)) AS works, [one IN bearers[0..5] | one.id] AS example_people
ORDER BY people DESC, works DESC, name_key
LIMIT $limit
