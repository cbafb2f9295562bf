"""Paper: the frozen call sheets and what is typed back from them."""
