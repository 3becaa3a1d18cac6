"""Kawat: how a record changes: pure functions; a folder is a stage, a file a rail."""
