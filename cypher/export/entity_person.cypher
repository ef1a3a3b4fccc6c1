// title: One person with what is linked to it
// about: Both directions, each group of links cut at the limit; of a neighbour only what names it.
// param: id string -- key of the node
// param: limit int = 1001 -- at most this many links of each group
// column: properties -- all properties
// column: links -- type, direction, properties, labels of the neighbour and what names it
MATCH (node:Person {id: $id})
WITH node,
  COLLECT {
    MATCH (node)-[link:AUTHORED]->(other)
    RETURN {type: type(link), out: true, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS authored_out,
  COLLECT {
    MATCH (node)-[link:COAUTHOR]->(other)
    RETURN {type: type(link), out: true, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS coauthor_out,
  COLLECT {
    MATCH (node)-[link:AFFILIATED|TAKES_PART]->(other)
    RETURN {type: type(link), out: true, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS others_out,
  COLLECT {
    MATCH (node)<-[link:COAUTHOR]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS coauthor_in,
  COLLECT {
    MATCH (node)<-[link:IDENTIFIES]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS identifies_in
RETURN properties(node) AS properties, authored_out + coauthor_out + others_out + coauthor_in + identifies_in AS links
LIMIT 1
