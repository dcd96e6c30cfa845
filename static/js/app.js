// Smoothing of pages that all work without it.
