"""Runs notebooks on the Deno kernel: execute.py <source> <executed> <working directory> ...

Validates each executed notebook, and the headless copy beside it, against nbformat's own schema.
"""

import sys

import nbclient
import nbformat


def execute(source, executed, folder):
    notebook = nbformat.read(source, as_version=4)
    client = nbclient.NotebookClient(
        notebook,
        kernel_name="deno",
        timeout=600,
        # What a cell shows may come later than its answer: four seconds, which is usual, are too few on a busy machine.
        iopub_timeout=120,
        allow_errors=True,
        resources={"metadata": {"path": folder}},
    )
    client.execute()
    nbformat.validate(notebook)
    nbformat.write(notebook, executed)


def main(arguments):
    for at in range(0, len(arguments), 4):
        source, headless, executed, folder = arguments[at : at + 4]
        nbformat.validate(nbformat.read(headless, as_version=nbformat.NO_CONVERT))
        execute(source, executed, folder)


main(sys.argv[1:])
