"""The generator: TOML specs in, C text out."""
