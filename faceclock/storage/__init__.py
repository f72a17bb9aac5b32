"""SQLite: one file, one small repository for each table. Facts are only ever added to."""
