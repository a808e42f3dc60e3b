"""Help, the glossary, and About."""
