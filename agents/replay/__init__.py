"""Replay: plan a part of the past, run it again beside the live chain, compare it.

plan → run → diff → promote. Nothing here joins or touches the live group.
"""
