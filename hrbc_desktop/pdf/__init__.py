"""The signed PDF sheet: making it, signing it, opening it again."""
