"""What `muscle-mentor check` looks for, one concern a module."""
