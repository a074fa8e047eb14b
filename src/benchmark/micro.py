"""Turns what JMH measured into a table: micro.py RESULT.json"""

import json
import sys
from typing import Any


def row(result: dict[str, Any]) -> list[str]:
    name = ".".join(result["benchmark"].split(".")[-2:]).replace("Benchmark", "")
    parameters = " ".join(f"{key}={value}" for key, value in result.get("params", {}).items())
    time = result["primaryMetric"]
    allocated = result["secondaryMetrics"]["gc.alloc.rate.norm"]["score"]
    spread = 100 * spread_of(time["rawData"]) / time["score"]
    return [name, parameters, f"{time['score']:,.2f}", f"{spread:.0f} %", f"{allocated:,.0f}"]


def spread_of(forks: list[list[float]]) -> float:
    scores = [score for fork in forks for score in fork]
    return (max(scores) - min(scores)) / 2


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        results = json.load(file)
    lines = [["benchmark", "with", "µs", "±", "bytes"], ["---", "---", "---:", "---:", "---:"]]
    for line in lines + [row(result) for result in results]:
        print("| " + " | ".join(line) + " |")


if __name__ == "__main__":
    main()
