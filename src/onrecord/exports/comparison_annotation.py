"""A comparison as W3C Web Annotations: one annotation for each statement that a topic quotes for a side."""

from collections.abc import Iterator

from onrecord.exports.annotation import Item, Json, collection_of, written
from onrecord.exports.comparison_tables import quoted
from onrecord.model import Comparison, Report, Topic
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import country_name
from onrecord.reporting.words import topic_words

_RELATIONS = {
    "both": "which another side tells too",
    "only": "which no other side tells",
    "conflict": "which another side contradicts",
}


def to_comparison_annotations(comparison: Comparison) -> str:
    """The collections of all documents, as :func:`onrecord.exports.to_annotations` writes them."""
    return written(list(comparison_collections(comparison)))


def comparison_collections(comparison: Comparison) -> Iterator[Json]:
    """An AnnotationCollection for each document; one that is not quoted has an empty one."""
    items = [(report.id, item) for report, item in _items(comparison)]
    for report in comparison.documents:
        yield collection_of(report, (item for document, item in items if document == report.id))


def _items(comparison: Comparison) -> Iterator[tuple[Report, Item]]:
    """What is quoted for each topic; its id is the topic's number, the side and the statement's id."""
    for number, side, report, statement in quoted(comparison):
        topic = comparison.topics[number - 1]
        says = f"{country_name(side)} on {topic_words(topic.topic)}, {_relation(topic)}"
        tags = ("topic", topic.topic, topic.relation, topic.conflict, side)
        yield report, Item(f"{number}-{side}-{statement.id}", says, tags, statement.content)


def _relation(topic: Topic) -> str:
    told = _RELATIONS[topic.relation]
    return f"{told}: {t('conflict.' + topic.conflict)}" if topic.conflict else told
