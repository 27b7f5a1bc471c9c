"""`load_demo`: fills the directory with about 80 real organisations of Köln and Bonn."""

from django.core.management.base import BaseCommand

from organisations import demo


class Command(BaseCommand):
    """Loads the demo directory; repeating it brings it back to its original state."""

    help = "Loads the demo directory: about 80 real organisations of Köln and Bonn."

    def handle(self, **options):
        self.stdout.write(f"{demo.load()} organisations loaded.")
