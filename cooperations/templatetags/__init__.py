"""What templates may ask about cooperations."""
