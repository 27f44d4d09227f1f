"""What novaspec costs, beside its peers: ``python -m benchmarks``."""
