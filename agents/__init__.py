"""Kawat: where it runs: Faust, Kafka, processes, HTTP, files, clock, environment."""
