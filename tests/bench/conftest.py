"""Prints what each benchmark noted beside its own table: the ratios, which say the same on every computer."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    session = getattr(config, "_benchmarksession", None)
    for benchmark in session.benchmarks if session else ():
        noted = ", ".join(f"{name} {value}" for name, value in benchmark.extra_info.items())
        terminalreporter.write_line(f"{benchmark.name.removeprefix('test_').replace('_', ' '):40} {noted}")
