// title: People, institutions, topics, venues, sources, projects and funders by name
// about: All words must occur, in any order, each may be unfinished; accents do not matter. At most the 1,000 best are looked at.
// param: words string -- a name or its beginning; punctuation is ignored
// param: label string = '' -- Person, Institution, Topic, Venue, Source, Project or Funder; empty for all
// param: after_score float = 1e30 -- score of the last row already seen
// param: after_works int = 2147483647 -- works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 10 -- at most this many rows of each label
// column: label -- Person, Institution, Topic, Venue, Source, Project or Funder
// column: total -- things of this label among the best; 1000 in all mean that there may be more
// column: id -- id of the thing
// column: name -- its name
// column: works -- how many works it has
// column: first_year -- year of a person's first work
// column: last_year -- year of a person's latest work
// column: topic -- topic of most of a person's works
// column: institution -- institution on most of a person's works
// column: detail -- country, scheme, type or grant number
// column: score -- how well it fits; comparable within one answer only
// example: words=g. zhao
WITH [word IN split(reduce(plain = '', letter IN split(toLower(left($words, 200)), '') |
  plain + CASE WHEN letter =~ '[\\p{L}\\p{M}\\p{N}]' THEN letter ELSE ' ' END), ' ') WHERE word <> ''] AS words
WHERE size(words) > 0
WITH reduce(query = '', word IN words | query + '+(' + word + '^4 ' + word + '*) ') AS query
CALL db.index.fulltext.queryNodes('name_text', query, {limit: 1000}) YIELD node, score
WITH node, round(score * 1000) / 1000 AS score,
  [label IN labels(node) WHERE NOT label IN ['Dirty', 'Loose']][0] AS label,
  coalesce(node.works, 0) AS works
WHERE $label = '' OR label = $label
WITH label, node, score, works
ORDER BY score DESC, works DESC, node.id
WITH label, count(*) AS total, collect({node: node, score: score, works: works}) AS hits
UNWIND [hit IN hits WHERE hit.score < $after_score OR (hit.score = $after_score AND (hit.works < $after_works
        OR (hit.works = $after_works AND hit.node.id > $after_id)))][..$limit] AS hit
WITH label, total, hit.node AS node, hit.score AS score, hit.works AS works
WITH label, total, node, score, works,
  COLLECT {
    MATCH (node)-[:AUTHORED]->(work:Work)-[:ABOUT]->(topic:Topic)
    WITH topic, count(DISTINCT work) AS about ORDER BY about DESC, topic.id LIMIT 1
    RETURN topic.label
  }[0] AS topic,
  COLLECT {
    MATCH (node)-[:AUTHORED]->(work:Work)-[:AFFILIATED]->(institution:Institution)
    WITH institution, count(DISTINCT work) AS there ORDER BY there DESC, institution.id LIMIT 1
    RETURN institution.name
  }[0] AS institution
RETURN label AS label, total AS total, node.id AS id,
  coalesce(node.name, node.label, node.title, node.acronym, node.code, node.id) AS name, works AS works,
  node.first_year AS first_year, node.last_year AS last_year, topic AS topic, institution AS institution,
  coalesce(node.country_name, node.scheme, node.type, node.code, node.jurisdiction) AS detail, score AS score
ORDER BY label, score DESC, works DESC, id
