// title: Whether topics of a scheme are here
// about: One row if so, none else.
// param: scheme string -- name of the scheme
// column: scheme -- the name again
MATCH (topic:Topic {scheme: $scheme})
RETURN topic.scheme AS scheme
LIMIT 1
