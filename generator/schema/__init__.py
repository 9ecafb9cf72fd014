"""Which collections and fields exist. Row 2: knows nothing of where records are."""

from generator.schema.records import COLLECTIONS, Collection, Record

__all__ = ["COLLECTIONS", "Collection", "Record"]
