#!/bin/sh
# Runs mutmut on the triage engine in a copy of the project, and lists what survived.
# mutmut takes the name of a module from its path below src/, so lambda/ stands there as src/.
set -e
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z lambda content tools interactionModels tests pyproject.toml |
  xargs -0 cp --parents -t "$copy"
cp -r lambda/muscle_mentor/compiled "$copy/lambda/muscle_mentor/"
cd "$copy"
mv lambda src
sed -i 's/^pythonpath = \["lambda"/pythonpath = ["src"/; s/^addopts = .*/addopts = "-q"/; /^  "error",$/d' pyproject.toml
cat tests/mutation/mutmut.toml >>pyproject.toml
mutmut run --max-children "${MUTANTS_AT_A_TIME:-2}" || true
mutmut results
