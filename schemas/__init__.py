"""Kawat: what travels: records, error reasons, codec, ids, headers, schemas."""
