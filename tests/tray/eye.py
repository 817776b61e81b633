"""Print where on the screen a colour is first seen, or nothing.

A process of its own: a second connection of the process that shows the icon gets in its way.

    python tests/tray/eye.py '#126b5c'
"""

import sys

from PIL import Image, ImageColor
from Xlib import X
from Xlib.display import Display

# Panels lie at the top.
HEIGHT_PX = 48


def main() -> None:
    """Look once."""
    root = Display().screen().root
    width_px = root.get_geometry().width
    raw = root.get_image(0, 0, width_px, HEIGHT_PX, X.ZPixmap, 0xFFFFFFFF).data
    picture = Image.frombytes("RGB", (width_px, HEIGHT_PX), raw, "raw", "BGRX")
    wanted = bytes(ImageColor.getrgb(sys.argv[1]))
    whole = picture.tobytes()
    at = next((at for at in range(0, len(whole), 3) if whole[at : at + 3] == wanted), None)
    if at is not None:
        print(at // 3 % width_px, at // 3 // width_px)


if __name__ == "__main__":
    main()
