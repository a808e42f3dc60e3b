"""The audit trail: a hash chain, its check, and retention."""
