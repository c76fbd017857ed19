"""The commands: each module's functions take the parsed arguments, print, and return the exit status."""
