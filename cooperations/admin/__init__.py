"""What curators see of cooperations at the desk."""
