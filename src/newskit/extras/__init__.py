"""What needs more than the base package: HTML pages, WARC files, Arrow tables. Each is imported only when used."""

__all__: list[str] = []
