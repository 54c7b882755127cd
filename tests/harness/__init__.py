"""What `scons test`, `scons matrix` and `scons check` are made of."""
