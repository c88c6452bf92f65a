"""Reads a team's tables with DuckDB and pandas, as somebody would who never saw the app.

read.py QUERIES FOLDER: QUERIES is a JSON list of texts in SQL, FOLDER has `team/MANAGER/…` with the tables as CSV and
`lines/MANAGER/…` with the same of some managers as NDJSON. Prints one JSON object: the rows of each query, and what
both engines count in the tables of those managers, in either form.
"""

import json
import os
import sys
from pathlib import Path

import duckdb
import pandas as pd

TALK = ["rep_ms", "customer_ms", "manager_ms", "quiet_ms"]


def rows(relation):
    names = [column[0] for column in relation.description]
    return [dict(zip(names, row)) for row in relation.fetchall()]


def by_duckdb(calls, moments, steps):
    """What a SQL engine counts: calls, moments, steps, and the sums of talking."""
    count = lambda table: duckdb.sql(f"select count(*) from {table}").fetchone()[0]
    talk = duckdb.sql(f"select {', '.join(f'sum({column})' for column in TALK)} from {calls}").fetchone()
    return [count(calls), count(moments), count(steps), *[int(sum or 0) for sum in talk]]


def by_pandas(calls, moments, steps):
    """The same by data frames."""
    return [len(calls), len(moments), len(steps), *[int(calls[column].sum()) for column in TALK]]


def of_manager(manager):
    forms = {}
    for form, folder, ending in [("csv", "team", "csv"), ("ndjson", "lines", "ndjson")]:
        files = [next(Path(folder, manager).glob(f"*-{table}.{ending}")) for table in ["calls", "moments", "action-steps"]]
        if form == "csv":
            sql = [f"read_csv('{file}')" for file in files]
            frames = [pd.read_csv(file, low_memory=False) for file in files]
        else:
            sql = [f"read_json('{file}', format = 'newline_delimited')" for file in files]
            frames = [pd.read_json(file, lines=True) for file in files]
        forms[f"duckdb {form}"] = by_duckdb(*sql)
        forms[f"pandas {form}"] = by_pandas(*frames)
    return forms


def main(queries, folder):
    os.chdir(folder)
    answered = [rows(duckdb.sql(query)) for query in json.loads(queries)]
    managers = sorted(path.name for path in Path("lines").iterdir())
    counted = {manager: of_manager(manager) for manager in managers}
    json.dump({"answered": answered, "counted": counted}, sys.stdout, default=float)


main(*sys.argv[1:])
