"""Plain text: what every input is that is nothing else."""

from collections.abc import Iterator

from onrecord.errors import EmptyInputError
from onrecord.intake.decoding import decode, refuse_binary
from onrecord.intake.received import Received
from onrecord.intake.records import Draft
from onrecord.intake.request import Request


def handles(received: Received) -> bool:
    """Everything; this reader is asked last."""
    del received
    return True


def read(received: Received, request: Request) -> Iterator[Draft]:
    """The one document of the input.

    Raises:
        InputError: when it is empty, no text, in another encoding or too large.
    """
    yield draft(received.id, text_of(received, request), url=received.url)


def text_of(received: Received, request: Request, *, declared: str | None = None) -> str:
    """The decoded text of an input; ``declared`` is the encoding it names itself.

    Raises:
        InputError: when it is empty, no text, in another encoding or too large.
    """
    if not received.head:
        raise EmptyInputError(
            f"{received.id} is empty (0 bytes)", hint="check that the right file was given", code="empty"
        )
    refuse_binary(received.head, received.id, asked=request.encoding)
    data = received.read(request.max_bytes)
    return decode(data, received.id, asked=request.encoding, declared=received.charset or declared)


def draft(id: str, text: str, *, url: str | None = None) -> Draft:  # noqa: A002 - the contract's own word
    """A plain text as a draft: its first line may be its headline."""
    return Draft(id=id, original=text, text=text, first_line_may_be_title=True, url=url)
