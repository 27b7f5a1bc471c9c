"""What other parts of the site may listen to."""

from django.dispatch import Signal

# Sent with `words`: pairs of a typed word that found nothing and the word that was taken for it ("" for none).
words_missed = Signal()
