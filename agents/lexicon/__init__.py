"""What a change of the lexicon would alter (`kawat lexicon check`).

`window` gives the articles, `compare` judges each by both sets of words, `page` tells
a person, `twin` a program.
"""

from agents.lexicon.compare import Comparison, compared
from agents.lexicon.window import articles, on_topic

__all__ = ["Comparison", "articles", "compared", "on_topic"]
