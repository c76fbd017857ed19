"""What a practice has chosen: profiles, settings, its own terms."""
