"""The tenant's host, as people write it: short forms, pasted addresses, and what must be refused.

na12, vcc-na12                                    → https://vcc-na12.8x8.com
https://vcc-eu21.8x8.com/AGUI/login.php?tenant=X  → https://vcc-eu21.8x8.com
http://127.0.0.1:8080                             → as it is: plain HTTP on this machine alone
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from wallboard.model.loopback import is_loopback

_REGION = r"(?:na|eu|ca|ap|au|sb)\d{1,3}[a-z]?"
_SHORT = re.compile(rf"(?:vcc-)?({_REGION})")
_KNOWN = re.compile(rf"vcc-{_REGION}\.8x8\.com")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_SIGN_IN_PAGE = "login.8x8.com"


class Host(Struct, frozen=True):
    """Where to connect to."""

    base_url: str
    """Scheme, host and port, without a slash at the end."""
    warning: str = ""
    """What looks unusual about it, one sentence; '' where nothing does."""


def host_of(text: str) -> Host:
    """Return the host that the text means; ValueError with the reason where it cannot be one."""
    address = _split(text.strip())
    name = _name(address)
    try:
        port = address.port
    except ValueError:
        raise ValueError("its port must be a number from 1 to 65535") from None
    if port == 0:
        raise ValueError("its port must be a number from 1 to 65535")
    if address.scheme == "http" and not is_loopback(name):
        raise ValueError(f"the API answers over HTTPS alone, write https://{name}: http:// is for this machine only")
    written = f"[{name}]" if ":" in name else name
    default_port = 443 if address.scheme == "https" else 80
    suffix = "" if port in (None, default_port) else f":{port}"
    return Host(f"{address.scheme}://{written}{suffix}", _warning(name))


def _split(text: str) -> SplitResult:
    try:
        address = urlsplit(text if "://" in text else f"https://{text}")
    except ValueError:
        raise ValueError('is not a host: write its name, such as "vcc-na12.8x8.com" or "na12"') from None
    if address.scheme not in ("https", "http"):
        raise ValueError("is reached over https:// only")
    if "@" in address.netloc:
        raise ValueError("must not hold a user name or password: set tenant, and token_file for the token")
    return address


def _name(address: SplitResult) -> str:
    name = (address.hostname or "").removesuffix(".")
    if short := _SHORT.fullmatch(name):
        return f"vcc-{short[1]}.8x8.com"
    if name == _SIGN_IN_PAGE:
        raise ValueError(
            f"{_SIGN_IN_PAGE} is the sign-in page of every tenant, not your platform: sign in, and copy the address "
            "that your browser shows then, such as https://vcc-na12.8x8.com"
        )
    if not _is_address(name) and (not _NAME.fullmatch(name) or len(name) > 253):
        raise ValueError('is not a host: write its name, such as "vcc-na12.8x8.com" or "na12"')
    return name


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return "%" not in name


def _warning(name: str) -> str:
    if _KNOWN.fullmatch(name) or is_loopback(name):
        return ""
    return f"{name} does not look like a host of 8x8 (vcc-na12.8x8.com): the token will be sent there"
