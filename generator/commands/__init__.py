"""One module per command: `add(parser)` describes its options, `run(options)` returns the exit code."""


class WrongUse(Exception):
    """Something asked for cannot be done: said in one line, exit code 2."""
