"""Who goes well with whom, in exact integers. Knows nothing of Django, of tables or of languages."""
