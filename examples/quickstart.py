"""Read an article and print who said what, the sums, the credits and the agreements.

python examples/quickstart.py [FILE ...]
"""

import sys
from pathlib import Path

import newskit

files = sys.argv[1:] or sorted((Path(__file__).parent / "articles").glob("*.txt"))

for article in newskit.read_files(files):
    print(f"\n{article.meta['source']}: {article}")
    for quote in article.quotes:
        print(f"  {quote.speaker.name if quote.speaker else 'somebody'} [{quote.kind}]: {quote.text}")
    for figure in article.money:
        print(f"  {figure.text}: {figure.qualifier} {figure.amount:,} {figure.currency}")
    for credit in article.credits:
        print(f"  {credit.kind}: {', '.join(credit.names)}")
    for agreement in article.agreements:
        print(f"  {agreement.status} {agreement.type}: {agreement.text}")
    for problem in article.problems:
        print(f"  problem in {problem.annotator}: {problem.message}")
