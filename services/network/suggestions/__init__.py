"""Ties nobody typed in: found from the data, told with their evidence, made only by a yes."""
