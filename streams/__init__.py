"""How a record changes: pure functions. Every folder is a stage, every file a rail."""
