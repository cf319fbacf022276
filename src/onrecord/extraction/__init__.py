"""Document to everything that can be read in it."""
