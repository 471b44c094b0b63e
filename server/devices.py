"""The devices that can be played, with what Alexa tells a skill of each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

_DPI = 160
_APL = {"runtime": {"maxVersion": "2024.3"}}


@dataclass(frozen=True)
class Screen:
    """A screen in density-independent pixels; `mode` is HUB or MOBILE."""

    width: int
    height: int
    mode: str = "HUB"
    shape: str = "RECTANGLE"

    def viewport(self) -> dict[str, Any]:
        """The Viewport object of a request's context."""
        size = {"arcMinuteWidth": 246, "arcMinuteHeight": 144}
        return {
            "experiences": [{**size, "canRotate": False, "canResize": False}],
            "mode": self.mode,
            "shape": self.shape,
            "pixelWidth": self.width,
            "pixelHeight": self.height,
            "dpi": _DPI,
            "currentPixelWidth": self.width,
            "currentPixelHeight": self.height,
            "touch": ["SINGLE"],
        }


@dataclass(frozen=True)
class Hardware:
    """A kind of device: its name in the page and in replays, how people call it, its screen."""

    name: str
    label: str
    screen: Screen | None = None


SPEAKER = Hardware("speaker", "Speaker")
SHOW = Hardware("show", "Echo Show", Screen(1280, 800))
SPOT = Hardware("spot", "Echo Spot", Screen(480, 480, shape="ROUND"))
PHONE = Hardware("phone", "Alexa app", Screen(412, 732, mode="MOBILE"))
HARDWARE: Mapping[str, Hardware] = MappingProxyType(
    {each.name: each for each in (SPEAKER, SHOW, SPOT, PHONE)}
)


@dataclass(frozen=True)
class Device:
    """What speaks and shows, for whom, and where the skill finds Amazon's services.

    Unless somebody plays them (server.amazon, the page), nobody answers there.
    """

    locale: str
    hardware: Hardware = SPEAKER
    api_endpoint: str = "http://127.0.0.1:9"
    api_token: str = "local"  # noqa: S105 - a placeholder: no service accepts it

    def context(self) -> dict[str, Any]:
        """The parts of a request's context that tell of the device."""
        screen = self.hardware.screen
        system = {
            "device": {
                "deviceId": "amzn1.ask.device.LOCAL",
                "supportedInterfaces": {"Alexa.Presentation.APL": _APL} if screen else {},
            },
            "apiEndpoint": self.api_endpoint,
            "apiAccessToken": self.api_token,
        }
        return {"System": system, **({"Viewport": screen.viewport()} if screen else {})}
