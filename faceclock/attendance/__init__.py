"""Pure rules over facts: nothing here reads a clock, a file or a database."""
