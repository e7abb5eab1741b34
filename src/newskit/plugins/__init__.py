"""The built-in plugins. Each arrives by the same hooks as a stranger's, and each can be switched off."""
