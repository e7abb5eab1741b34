"""Tables of Arrow and Parquet files, in and out. Needs the extra ``arrow``: pyarrow."""

from newskit.errors import MissingExtraError

try:
    import pyarrow as pa  # noqa: F401
except ImportError as error:
    raise MissingExtraError("pyarrow", "arrow") from error

from newskit.extras.arrow.batches import analyze_batches
from newskit.extras.arrow.reading import read_rows
from newskit.extras.arrow.schema import SCHEMA_VERSION, flat_schema, output_schema, schema
from newskit.extras.arrow.writing import write_parquet

__all__ = [
    "SCHEMA_VERSION",
    "analyze_batches",
    "flat_schema",
    "output_schema",
    "read_rows",
    "schema",
    "write_parquet",
]
