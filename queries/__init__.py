"""Questions to the graph whose answers need shaping; what does not is a file in cypher/read/."""
