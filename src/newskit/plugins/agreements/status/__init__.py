"""Where an agreement stands: the words that may tell it, which of them does, and how sure the text is."""
