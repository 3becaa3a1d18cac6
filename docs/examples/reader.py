"""The readers' rule: per id the highest version wins, canceled beats all."""

import json
import sys

articles = {}
for line in sys.stdin:  # kawat tap articles.enriched --from-beginning --until-end
    record = json.loads(line)
    new, old = record["value"], articles.get(record["key"])
    if new is None or (old and old["pubStatus"] == "canceled"):
        continue
    if (
        not old
        or new["pubStatus"] == "canceled"
        or int(new["version"]) >= int(old["version"])
    ):
        articles[record["key"]] = new
print(
    json.dumps(
        [a for a in articles.values() if a["pubStatus"] == "usable"], ensure_ascii=False
    )
)
