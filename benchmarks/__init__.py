"""What `make bench` runs: the site, its floor and its peers, measured side by side (docs/benchmarks.md)."""
