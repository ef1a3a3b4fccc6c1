// title: Things to start from
// about: One or two of each kind that have much to show, among the first 5,000 of the kind, so that it costs the same on every graph.
// column: label -- label of the thing
// column: id -- id of the thing
// column: name -- its name
// column: why -- why it was chosen
// column: figure -- the figure it was chosen by
CALL () {
  MATCH (work:Paper) WITH work LIMIT 5000
  WITH work, coalesce(work.cited_by, 0) AS figure ORDER BY figure DESC, work.id LIMIT 2
  RETURN 1 AS place, 'Paper' AS label, work.id AS id, work.title AS name, 'citations' AS why, figure
  UNION
  MATCH (work:Paper) WITH work LIMIT 5000
  WITH work, COUNT { (work)-[:HAS_VERSION]->() } AS figure ORDER BY figure DESC, work.id LIMIT 2
  RETURN 2 AS place, 'Paper' AS label, work.id AS id, work.title AS name, 'versions and copies' AS why, figure
  UNION
  MATCH (person:Person) WITH person LIMIT 5000
  WITH person, coalesce(person.works, 0) AS figure ORDER BY figure DESC, person.id LIMIT 2
  RETURN 3 AS place, 'Person' AS label, person.id AS id, person.name AS name, 'works' AS why, figure
  UNION
  MATCH (institution:Institution) WITH institution LIMIT 5000
  WITH institution, coalesce(institution.works, 0) AS figure ORDER BY figure DESC, institution.id LIMIT 1
  RETURN 4 AS place, 'Institution' AS label, institution.id AS id, institution.name AS name, 'works' AS why, figure
  UNION
  MATCH (topic:Topic) WITH topic LIMIT 5000
  WITH topic, coalesce(topic.works, 0) AS figure ORDER BY figure DESC, topic.id LIMIT 2
  RETURN 5 AS place, 'Topic' AS label, topic.id AS id, topic.label AS name, 'works' AS why, figure
}
RETURN label AS label, id AS id, name AS name, why AS why, figure AS figure
ORDER BY place, figure DESC, id
