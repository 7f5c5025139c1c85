"""A module a system, each run in an environment of its own: it knows that system's library and no other."""
