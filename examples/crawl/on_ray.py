"""Read web archives on Ray and write one Parquet file for each; run it again to go on where it ended.

python examples/crawl/on_ray.py FOLDER WARC... [@LIST]

LIST is a file of paths, one a line. Every worker must see the archives and the folder.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict

import ray

from newskit.extras.ray import write_outputs


def main() -> int:
    """Read what the command line names; 1 if an archive could not be read."""
    parser = argparse.ArgumentParser(fromfile_prefix_chars="@", description="Web archives to Parquet on Ray.")
    parser.add_argument("folder")
    parser.add_argument("warc", nargs="+")
    options = parser.parse_args()

    if not ray.is_initialized():
        ray.init()
    outcomes = write_outputs(options.warc, options.folder).take_all()

    by_status = defaultdict(list)
    for outcome in outcomes:
        by_status[outcome["status"]].append(outcome)
    for status, some in sorted(by_status.items()):
        print(f"{status}: {len(some)} files, {sum(one['articles'] or 0 for one in some)} articles")
    for outcome in by_status["failed"]:
        print(outcome["message"])
    return 1 if by_status["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
