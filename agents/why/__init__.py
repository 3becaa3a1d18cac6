"""Two articles side by side: what they share, what differs, why the verdict (`why`).

`reading` fetches both, `judged` judges the second on the first by the stage's own code;
`rows` sets their paragraphs beside each other, `marked` marks what is shared, `reasons`
puts the verdict's tests into the words of `words.toml`. `page` shows all that to a
person, `twin` to a program.
"""
