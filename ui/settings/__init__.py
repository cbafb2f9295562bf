"""Settings: how it looks, how people are weighed, how often they are seen."""
