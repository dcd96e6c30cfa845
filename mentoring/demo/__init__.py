"""The demo: two organizations and six months of plausible history, the same for the same instant."""
