"""The directory as Human Services Data Specification 3.0: what stands where (docs/exports.md).

Written from the published specification (https://docs.openreferral.org/en/v3.0.0/); its schemas are no part of this.
"""
