"""The version, read by the package and by the results it stamps."""

__version__ = "0.1.0"
