"""Certificates made on the spot: one that is good, one that has expired, one for another host."""

import datetime
import ipaddress
import ssl
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

#: Per name: the address it is for, the days from now on which it ends, and whether the test's authority signed it.
KINDS: Mapping[str, tuple[str, int, bool]] = {
    "good": ("127.0.0.1", 2, True),
    "expired": ("127.0.0.1", -1, True),
    "wrong host": ("192.0.2.1", 2, True),
    "unknown authority": ("127.0.0.1", 2, False),
}
_PEM = serialization.Encoding.PEM


@frozen
class Signed:
    """A key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        """Both, as a server loads them."""
        secret = self.key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        return secret + self.certificate.public_bytes(_PEM)


def _signed(name: str, days: int, by: Signed | None, address: str | None = None) -> Signed:
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.datetime.now(datetime.UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=3))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=address is None, path_length=None), critical=True)
    )
    if address is not None:
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        builder = builder.add_extension(names, critical=False)
    return Signed(key, builder.sign(by.key if by else key, hashes.SHA256()))


class Certificates:
    """An authority, and the contexts of servers with a certificate of each kind."""

    def __init__(self) -> None:
        self._authority = _signed("The test's authority", 2, None)
        self._stranger = _signed("Nobody knows this one", 2, None)

    @property
    def authority(self) -> str:
        """What a client has to trust, as PEM."""
        return self._authority.certificate.public_bytes(_PEM).decode()

    def pem(self, kind: str) -> bytes:
        """A new key and a certificate of that kind."""
        address, days, known = KINDS[kind]
        return _signed(kind, days, self._authority if known else self._stranger, address).pem

    @cache  # noqa: B019  (there is one of these in a process)
    def server(self, kind: str) -> ssl.SSLContext:
        """The context of a server with a certificate of that kind."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with TemporaryDirectory() as folder:
            path = Path(folder, "pem")
            path.write_bytes(self.pem(kind))
            context.load_cert_chain(path)
        return context


def trusting(authority: str) -> ssl.SSLContext:
    """The context of a client that trusts the test's authority and no other."""
    return ssl.create_default_context(cadata=authority)
