"""The closed lists of the model in plain words."""

from typing import NamedTuple

from onrecord.model.findings import Outcome

LIKELIHOODS = ("likely", "possible", "remote")


class OutcomeWords(NamedTuple):
    """How an outcome is shown: never by colour alone."""

    symbol: str
    label: str
    explanation: str


OUTCOMES: dict[Outcome, OutcomeWords] = {
    "matches": OutcomeWords(
        "✓",
        "matches the record",
        "In every likely reading the count that decides, the speaker's side's where it is held, fits the "
        "claim; where the other side's does not, the caveats say so.",
    ),
    "depends": OutcomeWords(
        "◐",
        "depends",
        "Some readings or counts fit the claim and others do not.",
    ),
    "differs": OutcomeWords(
        "✗",
        "differs from the record",
        "Every likely reading could be computed, and no likely or possible one fits the claim.",
    ),
    "no-data": OutcomeWords(
        "○",
        "no data",
        "The record does not hold the figures that the likely reading needs. "
        "This says nothing about whether the claim is right.",
    ),
    "not-comparable": OutcomeWords(
        "–",
        "not comparable",
        "No figures of the kind held here could settle the claim.",
    ),
}

FITS = {
    "exact": "✓ fits as written",
    "rounded": "✓ fits when rounded",
    "within-revision": "✓ fits within usual revisions",
    "beyond": "✓ fits, and goes well beyond",
    "miss": "✗ does not fit",
}
WITNESS_STATUS = {
    "computed": "computed",
    "no-data": "○ no figures held",
    "not-comparable": "– not comparable",
}

AGREEMENTS = {
    "all": "all counts fit",
    "some": "some counts fit",
    "none": "no count fits",
    "no-witness": "no figures held",
}
LIKELIHOOD_WORDS = {"likely": "Likely readings", "possible": "Possible readings", "remote": "Remote readings"}
ROLES = {"home": "the speaker's side", "mirror": "the other side", "mixed": "both sides mixed"}
ROLES_WITHOUT_SPEAKER = {**ROLES, "home": "its own count"}

FLOWS = {"total": "total trade", "exports": "exports", "imports": "imports", "balance": "trade balance"}
MEASURES = {
    "goods": "goods",
    "services": "services",
    "goods-and-services": "goods and services",
    "unknown": "goods or services not said",
}
SPANS = {
    "calendar": "calendar years",
    "year-to-date": "the year to date",
    "fiscal": "fiscal years",
    "rolling": "the last twelve months",
    "point": "point to point",
}
TERMS = {"nominal": "in current prices", "volume": "in volume"}
FORMS = {
    "level": "an amount",
    "growth": "a rate of growth",
    "change": "an amount of change",
    "multiple": "a multiple",
    "share": "a share",
    "rank": "a rank",
    "target": "a target",
}
PLACES = {"headline": "the headline", "lead": "the lead", "body": "the body"}

CHANNELS = {
    "call": "call",
    "video-call": "video call",
    "meeting": "meeting",
    "visit": "visit",
    "talks": "talks",
    "letter": "letter",
    "message": "message",
    "signing": "signing",
    "other": "contact",
}
MEDIA = {
    "release": "release",
    "post": "post",
    "call": "call",
    "press-conference": "press conference",
    "speech": "speech",
    "interview": "interview",
    "letter": "letter",
    "report": "report",
}
STATEMENT_KINDS = {
    "direct": "in their own words",
    "indirect": "reported",
    "mixed": "reported, partly in their own words",
}
ACTS = {
    "thank": "thank",
    "support": "support",
    "solidarity": "show solidarity with",
    "reject": "reject",
    "accuse": "accuse",
    "warn": "warn",
    "condole": "condole with",
    "congratulate": "congratulate",
    "concern": "voice concern to",
    "intend": "state an intention towards",
    "invite": "invite",
    "offer": "make an offer to",
    "agree": "agree with",
    "promise": "make a promise to",
    "request": "make a request to",
    "provide": "provide for",
    "sign": "sign with",
    "consult": "consult",
    "cooperate": "cooperate with",
    "other": "act towards",
}
ACTS_ALONE = {
    "thank": "give thanks",
    "support": "voice support",
    "solidarity": "show solidarity",
    "reject": "reject",
    "accuse": "accuse",
    "warn": "warn",
    "condole": "condole",
    "congratulate": "congratulate",
    "concern": "voice concern",
    "intend": "state an intention",
    "invite": "invite",
    "offer": "make an offer",
    "agree": "agree",
    "promise": "make a promise",
    "request": "make a request",
    "provide": "provide",
    "sign": "sign",
    "consult": "consult",
    "cooperate": "cooperate",
    "other": "act",
}
PUBLISHED_BASIS = {
    "option": "as given",
    "input": "from the input",
    "meta": "from the page's data",
    "text": "from the text",
}


def verb_phrase(base: str, subjects: int) -> str:
    """A phrase that starts with a regular verb, in the form its number of subjects asks for."""
    verb, _, rest = base.partition(" ")
    return base if subjects > 1 else f"{verb}s {rest}".rstrip()


def spaced(term: str) -> str:
    """A kebab-case term as words ("related-link" becomes "related link")."""
    return term.replace("-", " ")


def capitalised(sentence: str) -> str:
    """The sentence with its first letter in upper case, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
