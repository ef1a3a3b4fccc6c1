// title: Which works were cited most in their first years?
// about: Impulse as OpenAIRE's BIP! counts it: citing works up to a number of years after the cited one, that last year included and earlier years too. Works without a year are left out. Computed from citations inside this graph only.
// kind: papers
// see: Impulse in athenarc/Bip-Ranker (CC.py), production value y = 3
// cost: reads every citation of the works of the chosen years; seconds for large graphs
// example: from_year=2015&to_year=2017
// param: from_year int = 0 -- first year of the cited works
// param: to_year int = 9999 -- last year of the cited works
// param: years int = 3 -- citing works up to this many years later
// param: limit int = 25 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: year -- its year
// column: impulse -- citing works up to the given number of years later
// column: cited_by -- all citing works in this graph
MATCH (early:Work)
WHERE early.year >= $from_year AND early.year <= $to_year AND early.cited_by > 0
WITH early, COUNT { MATCH (early)<-[link:CITES]-(:Work) WHERE link.year <= early.year + $years } AS impulse
WHERE impulse > 0
RETURN early.id AS work, early.title AS title, early.year AS year, impulse AS impulse, early.cited_by AS cited_by
ORDER BY impulse DESC, work
LIMIT $limit
