"""Names of the topics that Kawat owns, without a prefix, and of raw ones; public."""

__all__ = ["DEAD", "DUPLICATES", "ENRICHED", "PARSED", "RAW", "UNIQUE"]

RAW = "articles.raw"  # theirs: only a default

PARSED = "articles.parsed"
UNIQUE = "articles.unique"
DUPLICATES = "articles.duplicates"
ENRICHED = "articles.enriched"
DEAD = "articles.dead"
