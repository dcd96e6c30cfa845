"""What a run aims at, beside the rules: three declared objectives, so that the price of each is known before anything is published."""
COVERAGE, NEEDS_FIRST, STABLE = "coverage", "needs_first", "stable"
OBJECTIVES = (COVERAGE, NEEDS_FIRST, STABLE)
