"""Makes what people install: the wheel, the Windows setup, the Debian package, their parts lists and checksums."""
