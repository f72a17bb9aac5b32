"""The page Settings: every setting as it is declared, and the accounts of the console."""
