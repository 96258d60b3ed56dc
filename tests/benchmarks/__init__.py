"""The benchmarks as a program: rows, goals, tables. What they measure is no test."""
