"""Pictures that explain losses and runs, as PNG and SVG files."""
