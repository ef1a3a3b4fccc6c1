// title: One version with what is linked to it
// about: Both directions, each group of links cut at the limit; of a neighbour only what names it.
// param: id string -- key of the node
// param: limit int = 1001 -- at most this many links of each group
// column: properties -- all properties
// column: links -- type, direction, properties, labels of the neighbour and what names it
MATCH (node:Version {id: $id})
WITH node,
  COLLECT {
    MATCH (node)-[link:NEXT|HOSTED_BY|COLLECTED_FROM]->(other)
    RETURN {type: type(link), out: true, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS others_out,
  COLLECT {
    MATCH (node)<-[link:HAS_VERSION|NEXT|IDENTIFIES]-(other)
    RETURN {type: type(link), out: false, properties: properties(link), labels: labels(other),
            other: other {.id, .title, .name, .label, .collective, .type, .kind, .scheme, .code}}
    LIMIT $limit
  } AS others_in
RETURN properties(node) AS properties, others_out + others_in AS links
LIMIT 1
