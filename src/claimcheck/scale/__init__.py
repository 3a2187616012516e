"""Past one machine: reading and comparing on a Dask cluster, claims in Parquet, DuckDB joins.

The engine is asked for two things only (`claimcheck.engine.Engine`): outcomes of articles, and
relations with judged pairs. Both are the same, to the byte, as in one process: every part that
decides anything is the function that runs there too.
"""
