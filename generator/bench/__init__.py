"""The benchmark: invented records of realistic size, this generator and its rivals, in one run.

`words` and `records` invent the content, `rivals` writes the same as Markdown, `steps` is what one
measured process does, `measure` runs it and says how long it took. Row 7.
"""
