"""Paper: an organisation list is gathered once as a `document.Document`, and drawn for screen, print and PDF.

`forms` says which forms of paper there are, `options` what can be chosen, `gathering` makes the document, `press` has
it typeset in a process of its own, `compiling` is that process, `typst/` are the forms themselves.
"""
