// title: By which road are papers open?
// about: Colour of the published version as OpenAIRE states it (gold, hybrid, bronze), and whether a repository holds a copy (green); a paper can be both.
// kind: openness
// see: openAccessColor and isGreen of the OpenAIRE Graph; Piwowar et al. 2018 for the colours
// cost: reads every paper; a second for a million
// example: limit=10
// param: limit int = 20 -- at most this many rows
// column: colour -- gold, hybrid, bronze, or empty where none is stated
// column: green -- whether a repository copy is stated
// column: papers -- papers
// column: share -- part of all papers, from 0 to 1
MATCH (paper:Paper)
WITH paper.colour AS colour, coalesce(paper.green, false) AS green, count(*) AS papers
WITH collect({colour: colour, green: green, papers: papers}) AS groups, sum(papers) AS total
UNWIND groups AS one
RETURN one.colour AS colour, one.green AS green, one.papers AS papers, round(1.0 * one.papers / total, 3) AS share
ORDER BY papers DESC, coalesce(colour, ''), green
LIMIT $limit
