// title: All that is known about one version
// about: One arXiv version or one copy of a work, where it is held, its neighbours in time and its work.
// param: version string -- id of the version
// column: properties -- all properties of the node
// column: work -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: work_properties -- licence, access, comments and the like, which the sources give for the work
// column: hosted_by -- sources that host this copy
// column: collected_from -- sources it was collected from
// column: earlier -- the version before
// column: later -- the version after
// column: versions -- all versions and copies of the work
// example: version=arxiv:2109.07270v2
MATCH (version:Version {id: $version})
OPTIONAL MATCH (work:Work)-[:HAS_VERSION]->(version)
WITH version, work ORDER BY work.id LIMIT 1
WITH version, work,
  COLLECT { MATCH (version)-[link:HOSTED_BY]->(source:Source)
            RETURN link {.*, id: source.id, name: source.name, type: source.type}
            ORDER BY source.name, source.id } AS hosted_by,
  COLLECT { MATCH (version)-[link:COLLECTED_FROM]->(source:Source)
            RETURN link {.*, id: source.id, name: source.name, type: source.type}
            ORDER BY source.name, source.id } AS collected_from,
  COLLECT { MATCH (version)<-[:NEXT]-(other:Version)
            RETURN other {.*} ORDER BY other.number DESC LIMIT 1 }[0] AS earlier,
  COLLECT { MATCH (version)-[:NEXT]->(other:Version)
            RETURN other {.*} ORDER BY other.number LIMIT 1 }[0] AS later,
  COLLECT { MATCH (work)-[:HAS_VERSION]->(other:Version)
            RETURN other {.*,
              hosted_by: COLLECT { MATCH (other)-[:HOSTED_BY]->(source:Source)
                                   RETURN {id: source.id, name: source.name} ORDER BY source.name, source.id },
              collected_from: COLLECT { MATCH (other)-[:COLLECTED_FROM]->(source:Source)
                                        RETURN {id: source.id, name: source.name} ORDER BY source.name, source.id }}
            ORDER BY other.kind, other.number, other.date, other.id LIMIT 200 } AS versions
RETURN properties(version) AS properties, work.id AS work,
  [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work {.license, .comments, .submitter, .access, .withdrawn, .withdrawn_how} AS work_properties,
  hosted_by AS hosted_by, collected_from AS collected_from, earlier AS earlier, later AS later, versions AS versions
