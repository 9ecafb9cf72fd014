"""Which collections and fields exist. Row 2: knows nothing of where records are."""

from generator.schema.records import COLLECTIONS, Collection, Record
from generator.schema.spec import specs
from generator.travel import travels

__all__ = ["COLLECTIONS", "Collection", "Record"]


def _described(cls: type) -> set[type]:
    """A class and those of its parts, however deep."""
    parts = [spec.part for spec in specs(cls).values() if spec.part is not None]
    return {cls}.union(*map(_described, parts))


for _cls in set[type]().union(*(_described(x.record) for x in COLLECTIONS.values())):
    travels(_cls)
