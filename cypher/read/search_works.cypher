// title: Works whose title or abstract has these words
// about: All words must occur; words are stemmed, the last one may be unfinished. At most the 1,000 best are looked at.
// param: words string -- words, in any order; punctuation is ignored
// param: label string = '' -- Paper, Dataset, Software or OtherProduct; empty for all
// param: after_score float = 1e30 -- score of the last row already seen
// param: after_cited_by int = 2147483647 -- citations of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 10 -- at most this many rows of each label
// column: label -- Paper, Dataset, Software or OtherProduct
// column: total -- works of this label among the best; 1000 in all mean that there may be more
// column: id -- id of the work
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: first_authors -- its first three authors as printed
// column: authors -- how many authors it has
// column: access -- best access of its copies
// column: cited_by -- citations inside this graph
// column: score -- how well it fits; comparable within one answer only
// example: words=attention deserves
WITH [word IN split(reduce(plain = '', letter IN split(toLower(left($words, 200)), '') |
  plain + CASE WHEN letter =~ '[\\p{L}\\p{M}\\p{N}]' THEN letter ELSE ' ' END), ' ') WHERE word <> '' AND NOT word IN
  ['a', 'an', 'and', 'are', 'as', 'at', 'be', 'but', 'by', 'for', 'if', 'in', 'into', 'is', 'it', 'no', 'not', 'of',
   'on', 'or', 's', 'such', 't', 'that', 'the', 'their', 'then', 'there', 'these', 'they', 'this', 'to', 'was',
   'will', 'with']] AS words
WHERE size(words) > 0
WITH words[..-1] AS whole, words[-1] AS last
WITH reduce(query = '', word IN whole | query + '+' + word + ' ')
  + reduce(query = '+(' + last + '^4 ' + last + '*', cut IN range(1, 4) |
           query + CASE WHEN size(last) - cut > 4 THEN ' ' + left(last, size(last) - cut) ELSE '' END) + ')' AS query
CALL db.index.fulltext.queryNodes('work_text', query, {limit: 1000}) YIELD node, score
WITH node, round(score * 1000) / 1000 AS score,
  [label IN labels(node) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label
WHERE $label = '' OR label = $label
WITH label, node, score, coalesce(node.cited_by, 0) AS cited
ORDER BY score DESC, cited DESC, node.id
WITH label, count(*) AS total, collect({work: node, score: score, cited: cited}) AS hits
UNWIND [hit IN hits WHERE hit.score < $after_score OR (hit.score = $after_score AND (hit.cited < $after_cited_by
        OR (hit.cited = $after_cited_by AND hit.work.id > $after_id)))][..$limit] AS hit
WITH label, total, hit.work AS work, hit.score AS score
WITH label, total, work, score,
  COLLECT {
    MATCH (author:Person)-[place:AUTHORED]->(work)
    RETURN place.name ORDER BY place.position, author.id LIMIT 3
  } AS first_authors
RETURN label AS label, total AS total, work.id AS id, work.title AS title, work.year AS year,
  first_authors AS first_authors, work.authors AS authors, work.access AS access,
  coalesce(work.cited_by, 0) AS cited_by, score AS score
ORDER BY label, score DESC, cited_by DESC, id
