"""The program on this computer: server, start at login, health checks."""
