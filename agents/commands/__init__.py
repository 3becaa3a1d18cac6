"""The commands of kawat: one module each, its click command is named `command`.

A module imports click only; what a command needs beyond it is imported when it runs.
"""
