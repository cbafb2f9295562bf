"""One reader a family of files; each gives plain grids of cells."""
