"""The page one takes along to a visit: who they are, what was said, what to bring, what not to mention."""
