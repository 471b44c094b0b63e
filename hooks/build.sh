#!/usr/bin/env bash
# `ask deploy` runs this instead of its own pip and zip: $1 is the zip to write. It starts in a copy of
# lambda/, which is not used: the package is made from the sources, by the code of `muscle-mentor package`.
set -euo pipefail
case $1 in /*) zip=$1 ;; *) zip=$PWD/$1 ;; esac
cd "$(dirname "${BASH_SOURCE[0]}")/.."
make --no-print-directory package ZIP="$zip"
