"""The spaCy door: ``nlp.add_pipe("onrecord")`` puts the report of each text on its ``Doc``.

    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord", config={"published": "2022-01-21"})
    doc = nlp("…")
    doc._.onrecord.statements        # onrecord's own model
    doc.spans["onrecord:content"]    # spaCy spans, with the statement's id as ``span.id_``

onrecord parses the text with its own pipeline, so the component gives the same in any English or blank
pipeline and leaves what other components have set as it is.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from onrecord.intake import Intake, document_from_text
from onrecord.model import Report
from onrecord.model.wire import report_from_json, to_json
from onrecord.pipeline import read_intake
from onrecord.settings import load_settings

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

GROUPS = ("source", "cue", "content", "claim", "contact")
_PREFIX = "onrecord:"
_KEY = "onrecord"
Marked = tuple[str, str, str, tuple[int, int]]  # group, id, label, place


def _report(doc: Doc) -> Report | None:
    stored = doc.user_data.get(_KEY)
    return report_from_json(stored) if stored is not None else None


Doc.set_extension("onrecord", getter=_report, force=True)


@Language.factory(
    "onrecord", default_config={"published": None, "language": "en"}, assigns=["doc._.onrecord"]
)
class Component:
    """Reads each text and puts the report and its places on the ``Doc``.

    Attributes:
        published: Day of publication (ISO date) of texts that do not say their own; a ``Doc`` says it in
            ``doc.user_data["published"]``.
        language: The texts' language; None has it identified, which short texts may not allow.
    """

    def __init__(
        self,
        nlp: Language,  # noqa: ARG002 - spaCy makes every component with these two
        name: str,  # noqa: ARG002
        published: str | None,
        language: str | None,
    ) -> None:
        self.published = published
        self.language = language
        self.reader = load_settings().reader

    def __call__(self, doc: Doc) -> Doc:
        """Reads one text.

        Raises:
            UsageError: The day of publication or the language breaks its rule.
        """
        intake = document_from_text(
            doc.text, published=doc.user_data.get("published", self.published), language=self.language
        )
        report = read_intake(intake, self.reader)
        # As JSON, so that a Doc with its report can be stored and sent between processes.
        doc.user_data[_KEY] = to_json(report)
        for group in GROUPS:
            doc.spans[_PREFIX + group] = SpanGroup(doc, name=_PREFIX + group, spans=[])
        for group, identifier, label, place in _marked(report):
            words = _words(doc, _received(intake, *place), label, identifier)
            if words is not None:
                doc.spans[_PREFIX + group].append(words)
        return doc


def _marked(report: Report) -> Iterator[Marked]:
    """Everything that has a place, in the order of the report."""
    for statement in report.statements:
        for speaker in statement.speakers:
            yield "source", statement.id, speaker.country or "", (speaker.start, speaker.end)
        for group, parts in (("cue", [statement.cue]), ("content", statement.content)):
            yield from ((group, statement.id, statement.kind, (p.start, p.end)) for p in parts if p)
    for claim in report.claims:
        yield from (("claim", claim.id, claim.form, (m.start, m.end)) for m in claim.mentions)
    for contact in report.contacts:
        yield from (("contact", contact.id, contact.channel, (m.start, m.end)) for m in contact.mentions)


def _received(intake: Intake, start: int, end: int) -> tuple[int, int] | None:
    """A place in the text as spaCy has it, from the same place in the text that was made even and read."""
    # A speaker that the text leaves out has a place of no length.
    return intake.original.offsets.to_original(start, max(end, start + 1)) if intake.original else None


def _words(doc: Doc, place: tuple[int, int] | None, label: str, identifier: str) -> "Words | None":
    """The tokens that a place touches, since texts and tokens may break at different places."""
    if place is None:
        return None
    return doc.char_span(*place, label=label, span_id=identifier, alignment_mode="expand")
