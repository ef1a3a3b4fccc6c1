// title: One venue with what is linked to it
// about: Both directions, each group of links cut at the limit; of a neighbour only what names it.
// param: id string -- key of the node
// param: limit int = 1001 -- at most this many links of each group
// column: properties -- all properties
// column: links -- type, direction, properties, labels of the neighbour and what names it
MATCH (node:Venue {id: $id})
WITH node,
  COLLECT {
    MATCH (node)<-[link:PUBLISHED_IN]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS published_in_in,
  COLLECT {
    MATCH (node)<-[link:IDENTIFIES]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS identifies_in
RETURN properties(node) AS properties, published_in_in + identifies_in AS links
LIMIT 1
