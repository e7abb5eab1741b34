"""How the values of records stand in JSON: one small class for each form a field's type can have.

A shape writes a value, reads it back with an error that names the place, and describes itself as JSON Schema. The
shapes of a class follow from the types of its fields, so that a stranger's record is written, read and described like
ours.

======================================  =================================================
in a record                             in JSON
======================================  =================================================
``str``, ``int``, ``float``, ``bool``   the same
``None``                                ``null``
``Decimal``                             a string without exponent: ``"4000000"``
``Literal``                             one of its values
``Span``                                ``{"start": 4, "end": 6, "text": "ma"}``
``tuple``, ``list``                     an array
``Mapping`` from ``str``                an object
``date``, ``datetime``                  a string as ISO 8601 has it
``Enum``                                its value
an attrs class, another record          an object with all its fields
======================================  =================================================
"""

from newskit.shapes.base import Context, Definitions, Json, Misfit, Shape
from newskit.shapes.records import RecordShape, record_shape, shape_of

__all__ = ["Context", "Definitions", "Json", "Misfit", "RecordShape", "Shape", "record_shape", "shape_of"]
