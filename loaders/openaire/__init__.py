"""OpenAIRE Graph: dumps of every release and answers of the Graph API, read into the records of `kg.model`."""
