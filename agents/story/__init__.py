"""A story on a time line: all its versions and copies (`kawat story`).

`sources` reads the records from the broker or from the output of a run, `collect` finds
those of the story, `page` shows them to a person, `twin` to a program.
"""
