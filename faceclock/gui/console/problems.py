"""Problems come as English sentences from below; here they get the language of the window."""


def in_words(sentence: str) -> str:
    """The sentence as the window says it; one that nobody translated stays as it is."""
    return sentence
