"""What keeps the directory true and findable."""
