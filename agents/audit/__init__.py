"""One fate for every raw offset, computed from the topics alone (ARCHITECTURE §5).

It shares no code with the pipeline but the reading of JSON, so that a mistake there is
not repeated here. `examine` is pure, over lists of records; `audit` reads a cluster.
"""

from agents.audit.cluster import audit
from agents.audit.examine import Records, Scope, examine
from agents.audit.repair import repair
from agents.audit.report import Report, Trouble, Violation
from agents.audit.show import table

__all__ = [
    "Records",
    "Report",
    "Scope",
    "Trouble",
    "Violation",
    "audit",
    "examine",
    "repair",
    "table",
]
