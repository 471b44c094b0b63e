"""Prints the table as it is measured. Exit code 1 where a figure is not what it must be."""

import sys
from importlib import import_module

from bench.table import HEADER

PARTS = ("in_process_figures", "on_lambda_figures", "server_figures")


def main(parts: list[str]) -> int:
    """In: the parts to measure, all without any."""
    print(HEADER)
    missed = 0
    for part in parts or PARTS:
        for measured in import_module(f"bench.{part}").measure():
            print(measured, flush=True)
            missed += measured.missed
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
