"""With whom: single partners and mixes of partners with reasons; docs/matching.md has the formulas."""
