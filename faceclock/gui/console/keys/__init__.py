"""What chooses a key's place and its passphrase, in the first start and later."""
