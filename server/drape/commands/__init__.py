"""What the commands do: functions that take the parsed arguments, print, and return the exit status."""
