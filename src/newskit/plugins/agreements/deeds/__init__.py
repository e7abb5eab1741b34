"""Agreements that a verb tells without a noun."""
