"""Clean before-after manuscripts, invented from true tables, and changes that make them contradict themselves."""
