"""What would change: two runs, a run and the live topics, or two files, compared.

Records are joined by article id and version, what is left by raw record. Pure but for
`sides` (Kafka, files) and `shelf` (a file without a name).
"""

from agents.replay.diff.difference import Difference, Kind
from agents.replay.diff.run import Options, diff
from agents.replay.diff.summary import Summary

__all__ = ["Difference", "Kind", "Options", "Summary", "diff"]
