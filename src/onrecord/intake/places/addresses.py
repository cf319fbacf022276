"""Which network addresses may be fetched from: public ones, checked after the name is resolved.

The name is resolved once, every address it has is checked, and the connection goes to the checked address
itself, so that a name cannot point elsewhere a moment later (DNS rebinding).
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx2

from onrecord.errors import FetchError

Resolve = Callable[[str, int], Sequence[str]]
"""A host name and a port to all the IP addresses the name has."""

_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64 hides an IPv4 address in the last 32 bits


def resolve(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a host name, as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also where it wraps another one."""
    outer = ip_address(address.partition("%")[0])
    return all(_is_public(each) for each in _meant(outer))


class CheckedTransport(httpx2.BaseTransport):
    """Sends each request, redirected ones too, to a checked address of its host.

    Args:
        inner: What sends it.
        resolve: What resolves the host.
    """

    def __init__(self, inner: httpx2.BaseTransport, resolve: Resolve) -> None:
        self._inner = inner
        self._resolve = resolve

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer of the inner transport.

        Raises:
            FetchError: when the scheme, the host or one of its addresses is not allowed.
        """
        url = request.url
        if url.scheme not in {"http", "https"}:
            raise _refused(f"{url} is a {url.scheme} address, and only http and https are fetched")
        address = self._checked_address(url)
        return self._inner.handle_request(
            httpx2.Request(
                method=request.method,
                url=url.copy_with(host=address),
                headers=request.headers,  # Host still names the site
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": _host(url)},
            )
        )

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()

    def _checked_address(self, url: httpx2.URL) -> str:
        host = _host(url)
        try:
            addresses = self._resolve(host, url.port or (443 if url.scheme == "https" else 80))
        except (OSError, UnicodeError) as error:
            raise FetchError(
                f"{url} names host {host}, which cannot be resolved",
                hint="check the name and the network connection",
                code="host-unknown",
                retry=getattr(error, "errno", None) == socket.EAI_AGAIN,
            ) from error
        for address in addresses:
            if not is_public(address):
                raise _refused(f"{url} leads to {address}, which is no public internet address")
        if not addresses:
            raise _refused(f"{url} names host {host}, which has no address")
        return addresses[0]


def _host(url: httpx2.URL) -> str:
    return url.raw_host.decode("ascii").strip("[]")


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    site_local = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or site_local)


def _meant(address: IPv4Address | IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """What a packet to the address may reach: an IPv6 address can carry an IPv4 one inside."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in _TRANSLATED:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return (address, address.sixtofour) if address.sixtofour else (address,)


def _refused(message: str) -> FetchError:
    return FetchError(
        message,
        hint="save the page as a file and give that",
        code="address-refused",
    )
