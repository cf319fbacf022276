"""Nothing is null without its reason, and nothing has a reason that is not null."""

import pytest

import onrecord

TEXTS = (
    "Nyerova sees trade grow\n\nKenya's trade minister said on Monday that exports to Uganda rose by 12%.",
    "Peru thanked Chile for the vaccines. The two presidents spoke by telephone at the initiative of Chile.",
    'The foreign ministers of Ghana and Togo met in Lomé. "We agreed on a road," the Ghanaian side said.',
    "Trade between Kenya and Uganda nearly tripled. The surplus with Kenya came to $200 million.",
    "Officials reported that the talks had failed. It was said that a visit was planned for next week.",
    "NORWAY: The prime minister will visit Iceland in May. ICELAND: We look forward to the visit.",
    'According to the ministry, "trade is falling". Nobody was named. "Why not?"',
    "Mongolia's imports of grain from Kazakhstan fell to 3,000 tonnes a month, an embassy letter says.",
    "The president of Bolivia declined a call with his counterpart from Paraguay, a spokesman said.",
    "Sri Lanka and the Maldives aim to double trade by 2030, the Maldivian foreign ministry tweeted.",
    "The chancellors exchanged letters. Austria rejected the accusation; Hungary expressed concern.",
    "In a joint statement, Laos and Cambodia welcomed the opening of the bridge, worth about 2 billion kip.",
)


def _open_slots(report):
    """Every slot that may be null and needs a reason then: (what, slot, value, reasons)."""
    for statement in report.statements:
        for slot in ("cue", "medium"):
            yield statement.id, slot, getattr(statement, slot), statement.unknown
        yield statement.id, "speakers", statement.speakers or None, statement.unknown
    for contact in report.contacts:
        for slot in ("date", "place", "initiative"):
            yield contact.id, slot, getattr(contact, slot), contact.unknown
    for claim in report.claims:
        slots = ["value", "period"]
        slots += ["base"] if claim.form in {"growth", "change", "multiple"} else []
        slots += ["exporter"] if claim.flow != "total" else []
        for slot in slots:
            yield claim.id, slot, getattr(claim, slot), claim.unknown


@pytest.mark.parametrize("published", [None, "2019-03-20"])
@pytest.mark.parametrize("text", TEXTS)
def test_every_null_has_its_reason(text, published):
    report = onrecord.read(text, published=published, language="en")
    for name, slot, value, unknown in _open_slots(report):
        assert value not in ("", 0), (name, slot)
        assert (value is None) == bool(unknown.get(slot)), (name, slot, value, unknown)
