// title: All that is known about one funder
// about: Who pays, with the number of projects and works, in one row.
// param: funder string -- id of the funder
// param: shown int = 25 -- at most this many entries of each collected list
// column: properties -- all properties of the node
// column: streams -- funding streams by number of projects
// column: counts -- how many there are of each list
// example: funder=funder:ec:eu
// cost: reads all projects of the funder
MATCH (funder:Funder {id: $funder})
WITH funder,
  COLLECT {
    MATCH (funder)-[link:FUNDED]->(:Project)
    WITH link.stream AS stream, link.stream_description AS description, count(*) AS projects
    RETURN {stream: stream, description: description, projects: projects} ORDER BY projects DESC, stream LIMIT $shown
  } AS streams
WITH *, {
    projects: COUNT { (funder)-[:FUNDED]->(:Project) },
    works: COUNT { (funder)<-[:FUNDED_BY]-(:Work) },
    project_works: COUNT { MATCH (funder)-[:FUNDED]->(:Project)<-[:FUNDED_BY]-(work:Work) RETURN DISTINCT work }
  } AS counts
RETURN properties(funder) AS properties, streams AS streams, counts AS counts
