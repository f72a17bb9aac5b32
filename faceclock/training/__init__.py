"""The training studio: makes and improves the networks of packs. The only part that knows torch.

It runs in a process of its own (``python -m faceclock.training RUN.toml``) and speaks JSON lines.
"""
