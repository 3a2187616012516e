"""Word lists and tables, with a source noted for each group."""
