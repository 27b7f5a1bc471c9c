"""Another process that changes one entry: `python -m benchmarks.change SLUG` reads words, one a line.

Each word replaces the one before at the end of the description, saved as a curator saves. At the end all is as before.
"""

import sys

import django


def save(slug, description):
    """Saves the entry with the description, in the project's own way."""
    from organisations.models import Organisation

    organisation = Organisation.objects.get(slug=slug)
    with organisation.one_history_entry("Benchmark"):
        organisation.description = description
        organisation.save()


def main(slug):
    """Saves a change for each line, and says when it is done."""
    from organisations.models import Organisation

    organisation = Organisation.objects.get(slug=slug)
    before = organisation.description
    try:
        for line in sys.stdin:
            save(slug, f"{before} {line.strip()}")
            print("saved", flush=True)
    finally:
        save(slug, before)
        organisation.history.all().delete()


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
