"""What several tests need: building sites, serving them, reading finished pages."""
