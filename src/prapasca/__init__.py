"""Before-after studies in health: exact analysis of paired outcomes."""
