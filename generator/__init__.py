"""Boussole: YAML records, checked, become a site in three languages."""
