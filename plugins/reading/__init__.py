"""Pages for readers: what each page shows, worked out by pure functions.

`pages`, `periods` and `terms` hand templates frozen records; `templating` names what templates
may call; `defaults` holds the archive's settings. No Pelican here.
"""
