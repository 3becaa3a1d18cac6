"""What travels: records, error reasons, codec, ids, headers, published schemas."""
