"""Makes a PDF small: `python -m organisations.printing.packing [fold] <large.pdf >small.pdf`."""

import sys
from io import BytesIO

import pikepdf

from organisations.printing import imposing


def packed(made):
    """The same PDF (bytes) with its many small objects in compressed streams (PDF 1.5)."""
    out = BytesIO()
    with pikepdf.open(BytesIO(made)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return out.getvalue()


if __name__ == "__main__":
    whole = sys.stdin.buffer.read()
    sys.stdout.buffer.write(packed(imposing.folded(whole) if "fold" in sys.argv else whole))
