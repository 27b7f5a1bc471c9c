"""What can be done with the phone number of an organisation or a person."""

from organisations import phones


class HasPhone:
    """For models with a text field `phone`."""

    @property
    def phone_shown(self):
        """The phone number for people, kept on one line."""
        return phones.shown(self.phone)

    @property
    def phone_dialled(self):
        """The phone number for the telephone; empty where there is none in the text."""
        return phones.dialled(self.phone)
