"""Names of the topics that Kawat owns, without a prefix; public."""

__all__ = ["DEAD", "DUPLICATES", "ENRICHED", "PARSED", "UNIQUE"]

PARSED = "articles.parsed"
UNIQUE = "articles.unique"
DUPLICATES = "articles.duplicates"
ENRICHED = "articles.enriched"
DEAD = "articles.dead"
