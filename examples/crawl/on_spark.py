"""Read web archives on Spark and write one Parquet file for each; run it again to go on where it ended.

spark-submit --master 'local[2,4]' examples/crawl/on_spark.py FOLDER WARC... [@LIST]

LIST is a file of paths, one a line. Every worker must see the archives and the folder.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict

from pyspark.sql import SparkSession

from newskit.extras.spark import write_outputs


def main() -> int:
    """Read what the command line names; 1 if an archive could not be read."""
    parser = argparse.ArgumentParser(fromfile_prefix_chars="@", description="Web archives to Parquet on Spark.")
    parser.add_argument("folder")
    parser.add_argument("warc", nargs="+")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("newskit").getOrCreate()
    outcomes = write_outputs(spark, options.warc, options.folder).collect()

    by_status = defaultdict(list)
    for outcome in outcomes:
        by_status[outcome.status].append(outcome)
    for status, some in sorted(by_status.items()):
        print(f"{status}: {len(some)} files, {sum(one.articles or 0 for one in some)} articles")
    for outcome in by_status["failed"]:
        print(outcome.message)
    return 1 if by_status["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
