"""Who publishes trade statistics, one thin module each, all behind one protocol."""
