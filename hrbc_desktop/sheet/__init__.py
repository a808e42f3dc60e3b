"""The signed sheet: draws a worksheet as a tagged, archival PDF, signs it, and opens it again.

Nothing heavy is imported here: reportlab and pyHanko cost half a second, so callers import the module they need when
they need it.
"""
