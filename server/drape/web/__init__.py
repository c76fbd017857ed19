"""The HTTP API on 127.0.0.1: access control, routes, schemas."""
