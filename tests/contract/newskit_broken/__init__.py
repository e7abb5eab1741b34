"""Plugins that break one promise each, under the name of the check that must notice; ``sound`` breaks none."""
