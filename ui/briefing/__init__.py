"""The brief on paper and on the screen."""
