"""Which articles are related: pairs proposed by blocking keys, judged by how near they are."""
