"""An article as a careful editor would mark it up (`kawat explain`).

`article` takes it apart, `parts` puts kept and cut text in order, `marks` finds what
is marked in a paragraph, `facts` tells what stands below; `page` shows all that to a
person in the words of `labels`, `twin` to a program. `lookup` finds records.
"""

from agents.explain.article import Dead, Explained, explained, recorded

__all__ = ["Dead", "Explained", "explained", "recorded"]
