// title: One data set with what is linked to it
// about: Both directions, each group of links cut at the limit; of a neighbour only what names it.
// param: id string -- key of the node
// param: limit int = 1001 -- at most this many links of each group
// column: properties -- all properties
// column: links -- type, direction, properties, labels of the neighbour and what names it
MATCH (node:Dataset {id: $id})
WITH node,
  COLLECT {
    MATCH (node)-[link:CITES]->(other)
    RETURN {type: type(link), out: true, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS cites_out,
  COLLECT {
    MATCH (node)-[link:AFFILIATED|HAS_VERSION|HOSTED_BY|COLLECTED_FROM|PUBLISHED_IN|ABOUT|RELATED|FUNDED_BY]->(other)
    RETURN {type: type(link), out: true, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS others_out,
  COLLECT {
    MATCH (node)<-[link:AUTHORED]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS authored_in,
  COLLECT {
    MATCH (node)<-[link:CITES]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS cites_in,
  COLLECT {
    MATCH (node)<-[link:RELATED|IDENTIFIES]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS others_in
RETURN properties(node) AS properties, cites_out + others_out + authored_in + cites_in + others_in AS links
LIMIT 1
