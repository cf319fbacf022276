"""Anything a person has to a Document: located, read, decoded, cleaned, furniture set aside."""

from onrecord.intake.loading import load
from onrecord.intake.offsets import OffsetMap
from onrecord.intake.places.fetching import Fetcher
from onrecord.intake.records import Intake, Original
from onrecord.intake.request import Request
from onrecord.intake.texts import document_from_text

__all__ = ["Fetcher", "Intake", "OffsetMap", "Original", "Request", "document_from_text", "load"]
