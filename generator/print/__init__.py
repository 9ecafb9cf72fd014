"""Paper: sheets, posters and packs as PDF, set by typst, and the same lists for a spreadsheet. Row 6.

Pages' own parts say what a sheet says; `runs` turns their HTML into plain runs of text, which reach typst as JSON only.
"""
