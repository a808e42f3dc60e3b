"""The tables, the same on every database. Whatever says something about a person is sealed before it gets here."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table

SCHEMA = MetaData()

FORMAT = 2
"""The newest that this program knows."""
ALONE, SEVERAL = 1, 2
"""Of a list of one person, which older programs open too; and of one that several people use, which they refuse."""

GENERATION = ".generation"
"""Which key the list has: in the clear beside what is sealed, so that nobody goes on with one that is out of date."""

format_table = Table("format", SCHEMA, Column("version", Integer, primary_key=True, autoincrement=False))
RING = ".key ring"
"""Everybody's slots, on a server: sealed with a secret that only the clinic's computers have."""

worksheet_table = Table(
    "worksheet",
    SCHEMA,
    Column("id", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("meta", LargeBinary, nullable=False),
    # Covers what is needed to find each row when another one is damaged.
    Index("worksheet_place", "seq", "id"),
)

document_table = Table(
    "document",
    SCHEMA,
    # Apart from what the list reads: unlocking would decrypt most of these pages too.
    Column("id", String(64), primary_key=True),
    Column("doc", LargeBinary, nullable=False),
)

audit_table = Table(
    "audit",
    SCHEMA,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("entry", LargeBinary, nullable=False),
)

sealed_table = Table(
    "sealed",
    SCHEMA,
    Column("name", String(64), primary_key=True),
    Column("blob", LargeBinary, nullable=False),
)
