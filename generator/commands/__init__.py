"""One module per command: `add(parser)` describes its options, `run(options)` returns the exit code."""
