"""French dates and times as people write them: 14 h 30, mardi 24 novembre. The spaces do not break."""
TIME_FORMAT = "G\u00a0\\h\u00a0i"
DATETIME_FORMAT = "j F Y, G\u00a0\\h\u00a0i"
SHORT_DATETIME_FORMAT = "d/m/Y, G\u00a0\\h\u00a0i"
