"""Do links lead somewhere? Inside the site, and, once each, the addresses of others that it names.

linkchecker does the asking, as a program of its own; here is who is asked, what an answer means,
and where it is remembered. Row 6: never part of a check or a build, since it needs the network.
"""
