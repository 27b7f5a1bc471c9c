"""What other parts of the site may listen to."""

from django.dispatch import Signal

# Sent with `words`: pairs of a typed word that found nothing and the word that was taken for it ("" for none).
words_missed = Signal()

# Sent when the demo directory has been loaded, and before it is removed: in the same transaction. Who has rows of their
# own beside it loads and removes them, or adopts what a curator works with.
demo_loaded = Signal()
demo_removing = Signal()
