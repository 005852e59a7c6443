"""Reads the result directories of Slipway: runs, studies, calibrations, inspections and TCA.

One file; copy it beside your script. It needs Python 3.9. With pandas, tables are data frames; without, lists of dicts.

    import slipway
    run = slipway.load("runs/first")
    run.fills                       # fills.csv, times as timestamps
    run.results["strategies"]       # results.json, decimals exact
    run.table()                     # one row per strategy
    slipway.load("runs/first", tables="parquet")  # the tables of --results parquet; needs pandas and pyarrow
    slipway.validate("runs/first")  # against docs/schema; needs the package jsonschema

Costs are positive when the order paid, savings when the strategy was better. docs/SCHEMA.md has every key and unit.
"""

import csv
import json
import os
import re
from decimal import Decimal

try:
    import pandas
except ImportError:
    pandas = None

__version__ = "0.1.0"

# Columns of the CSV files: made from the definitions, kept equal by a test.
COLUMNS = {
    "fills.csv": {
        "strategy": "text",
        "time": "time, UTC",
        "publisher_id": "whole number",
        "venue": "text",
        "side": "text",
        "qty": "quantity",
        "price": "decimal number",
        "fee": "decimal number",
        "liquidity": "text",
        "cum_qty": "quantity",
        "cum_cash": "decimal number",
        "quote_age_ns": "whole number",
        "market_crossed": "true or false",
        "price_far": "true or false",
        "nbb": "decimal number",
        "nbo": "decimal number",
    },
    "study.csv": {
        "symbol": "text",
        "day": "text",
        "start": "time, UTC",
        "end": "time, UTC",
        "side": "text",
        "qty": "quantity",
        "*_cost_bps": "decimal number",
    },
    "tuning.csv": {
        "symbol": "text",
        "day": "text",
        "strategy": "text",
        "point": "whole number",
        "filled_qty": "quantity",
        "total_cash": "decimal number",
        "fees": "decimal number",
        "duration_s": "decimal number",
        "cost_vs_arrival_bps": "decimal number",
    },
    "calibration.csv": {
        "time": "time, UTC",
        "venue": "text",
        "side": "text",
        "queue": "quantity",
        "forecast": "decimal number",
        "climatology": "decimal number",
        "poisson": "decimal number",
        "filled": "whole number",
    },
    "orders.csv": {
        "order_id": "text",
        "symbol": "text",
        "side": "text",
        "qty": "quantity",
        "filled_qty": "quantity",
        "inferred": "true or false",
        "start": "time, UTC",
        "end": "time, UTC",
        "broker": "text",
        "strategy": "text",
        "trader": "text",
        "account": "text",
        "cash": "decimal number",
        "avg_fill_px": "decimal number",
        "delay": "decimal number",
        "execution": "decimal number",
        "opportunity": "decimal number",
        "fees": "decimal number",
        "shortfall": "decimal number",
        "perold_opportunity": "decimal number",
        "shortfall_bps": "decimal number",
        "first_fill_s": "decimal number",
        "mean_fill_s": "decimal number",
        "taker_qty": "quantity",
        "effective_spread_bps": "decimal number",
        "best_possible_px": "decimal number",
        "executed_cost_bps": "decimal number",
        "arrival_mid": "decimal number",
        "arrival_mid_cost_bps": "decimal number",
        "decision": "decimal number",
        "decision_cost_bps": "decimal number",
        "print_vwap": "decimal number",
        "print_vwap_cost_bps": "decimal number",
        "twap_mid": "decimal number",
        "twap_mid_cost_bps": "decimal number",
        "participation_weighted": "decimal number",
        "participation_weighted_cost_bps": "decimal number",
        "official_open": "decimal number",
        "official_open_cost_bps": "decimal number",
        "official_close": "decimal number",
        "official_close_cost_bps": "decimal number",
        "first_trade": "decimal number",
        "first_trade_cost_bps": "decimal number",
        "last_trade": "decimal number",
        "last_trade_cost_bps": "decimal number",
        "previous_close": "decimal number",
        "previous_close_cost_bps": "decimal number",
        "*_strategy_cost_bps": "decimal number",
    },
    "executions.csv": {
        "order_id": "text",
        "exec_id": "text",
        "time": "time, UTC",
        "publisher_id": "whole number",
        "venue": "text",
        "side": "text",
        "qty": "quantity",
        "price": "decimal number",
        "fee": "decimal number",
        "liquidity": "text",
        "phase": "text",
        "nbb": "decimal number",
        "nbo": "decimal number",
        "reachable_px": "decimal number",
        "*_mid": "decimal number",
    },
    "impact.csv": {
        "order_id": "text",
        "day_share": "decimal number",
        "participation": "decimal number",
        "volatility_bps": "decimal number",
        "cost_bps": "decimal number",
        "expected_cost_bps": "decimal number",
        "in_range": "true or false",
        "permanent_bps": "decimal number",
        "robust_score": "decimal number",
    },
    "parents.csv": {
        "id": "text",
        "symbol": "text",
        "side": "text",
        "qty": "quantity",
        "start": "time, UTC",
        "end": "time, UTC",
        "strategy": "text",
        "filled_qty": "quantity",
        "cash": "decimal number",
        "fees": "decimal number",
        "cost_vs_arrival_bps": "decimal number",
    },
    "symbols.csv": {
        "symbol": "text",
        "directory": "text",
        "reason": "text",
        "name": "text",
        "events": "whole number",
        "orders": "whole number",
        "filled_qty": "decimal number",
        "fees": "decimal number",
        "cost_vs_arrival_bps": "decimal number",
        "mean_saving_bps": "decimal number",
        "interval_lower_bps": "decimal number",
        "interval_upper_bps": "decimal number",
        "brier": "decimal number",
        "median_spread": "decimal number",
        "currency": "text",
    },
}
# End of the columns.


class ResultError(Exception):
    """A directory or a file that is not a result of Slipway. The message names it."""


class Result:
    """The files of one result directory, by name: `fills` is fills.csv, `results` is results.json.

    JSON files are dicts with `Decimal` numbers, as they are written. CSV files are tables. `files` lists the names.
    """

    def __init__(self, folder, tables, documents):
        self.folder = folder
        self._files = {**documents, **tables}
        self.files = sorted(self._files)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._files[name]
        except KeyError:
            raise AttributeError(
                "no such file in %s: name=%s, expected %s" % (self.folder, name, ", ".join(self.files))
            ) from None

    def __dir__(self):
        return sorted(set(super().__dir__()) | set(self.files))

    def table(self):
        """One row per strategy: of a run with prices and costs, of a study with mean costs and savings."""
        for name in ("results", "study"):
            if name in self._files:
                return table_of(rows_of(self._files[name]))
        raise ResultError("neither a run nor a study: folder=%s" % self.folder)

    def __repr__(self):
        return "Result(%r: %s)" % (str(self.folder), ", ".join(self.files))


def load(folder, tables="csv"):
    """Reads a result directory. Raises ResultError if it is none.

    With tables="parquet", tables are read from the Parquet files of `--results parquet`: the same frames, faster.
    """
    if tables not in ("csv", "parquet"):
        raise ResultError("no such tables: tables=%s, expected csv or parquet" % tables)
    if not os.path.isdir(folder):
        raise ResultError("no such folder: folder=%s" % folder)
    frames, documents = {}, {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        key = re.sub(r"\W", "_", os.path.splitext(name)[0])
        if name.endswith(".json"):
            documents[key] = read_json(path)
        elif name.endswith("." + tables) and csv_name(name) in COLUMNS:
            # A study has study.json and study.csv: the table is the attribute with the ending _rows.
            hides = os.path.exists(os.path.splitext(path)[0] + ".json")
            frames[key + "_rows" if hides else key] = read_table(path)
    if not frames and not documents:
        raise ResultError("no result of Slipway: folder=%s, expected results.json, study.json, tca.json or another" % folder)
    if not frames and tables == "parquet" and any(name in COLUMNS for name in os.listdir(folder)):
        raise ResultError("no Parquet tables: folder=%s; --results parquet writes them" % folder)
    return Result(folder, frames, documents)


def csv_name(name):
    """The name of the CSV file that a table belongs to."""
    return os.path.splitext(name)[0] + ".csv"


def read_json(path):
    """A JSON file with exact decimals."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file, parse_float=Decimal)
    except ValueError as error:
        raise ResultError("not JSON: file=%s, %s" % (path, error)) from None


def read_table(path, exact=False):
    """A CSV or Parquet file of Slipway, typed by its definition: a data frame, or a list of dicts without pandas.

    Frames have float64 for decimals, Int64 for whole numbers and UTC timestamps; lists have Decimal, int and text. Quantities
    are whole numbers where all of a column are. With exact=True, prices, amounts and quantities of a Parquet file are `Decimal`.
    """
    name = os.path.basename(path)
    types = COLUMNS.get(csv_name(name))
    if types is None:
        raise ResultError("no table of Slipway: file=%s, expected %s" % (path, ", ".join(sorted(COLUMNS))))
    if name.endswith(".parquet"):
        return read_parquet(path, types, exact)
    with open(path, encoding="utf-8", newline="") as file:
        header = next(csv.reader(file), [])
    kinds = {column: kind_of(column, types, path) for column in header}
    if pandas is None:
        return read_rows(path, kinds)
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    for column, kind in kinds.items():
        frame[column] = convert(frame[column], kind)
    return frame


def read_parquet(path, types, exact):
    if pandas is None:
        raise ResultError("a Parquet file needs pandas and pyarrow: file=%s" % path)
    try:
        frame = pandas.read_parquet(path, engine="pyarrow")
    except ImportError:
        raise ResultError("a Parquet file needs pyarrow: file=%s" % path) from None
    for column in frame:
        frame[column] = converted(frame[column], kind_of(column, types, path), exact)
    return frame


def converted(values, kind, exact):
    """A column of a Parquet file as convert() makes it of the text."""
    if kind == "time, UTC":
        return values
    if kind == "true or false":
        return values.astype("boolean")
    if kind == "whole number":
        return values.astype("Int64")
    if kind == "text":
        return values.astype("string")
    if exact and values.dtype == object:
        return values
    if kind == "quantity" and values.map(lambda number: number is None or number == int(number)).all():
        return values.map(lambda number: pandas.NA if number is None else int(number)).astype("Int64")
    return values.map(lambda number: float("nan") if number is None else float(number)).astype("float64")


def kind_of(column, types, path):
    if column in types:
        return types[column]
    for pattern, kind in types.items():
        if pattern.startswith("*") and column.endswith(pattern[1:]):
            return kind
    raise ResultError("a column that the schema does not have: file=%s, column=%s" % (path, column))


def convert(values, kind):
    if kind == "whole number":
        return values.map(lambda text: pandas.NA if text is pandas.NA or text != text else int(text)).astype("Int64")
    if kind == "quantity" and values.dropna().str.fullmatch(r"-?\d+").all():
        return convert(values, "whole number")
    if kind in ("quantity", "decimal number", "floating-point number"):
        return values.astype("float64")
    if kind == "time, UTC":
        # Times have as many decimals as they need; pandas 2 and newer would expect those of the first one.
        mixed = {} if pandas.__version__.startswith("1.") else {"format": "ISO8601"}
        return pandas.to_datetime(values, utc=True, **mixed).astype("datetime64[ns, UTC]")
    if kind == "true or false":
        return values.map({"true": True, "false": False}).astype("boolean")
    return values.astype("string")


def read_rows(path, kinds):
    def value(text, kind):
        if text == "":
            return None
        if kind == "whole number":
            return int(text)
        if kind == "quantity" and text.lstrip("-").isdigit():
            return int(text)
        if kind in ("quantity", "decimal number", "floating-point number"):
            return Decimal(text)
        if kind == "true or false":
            return text == "true"
        return text

    with open(path, encoding="utf-8", newline="") as file:
        return [{name: value(text, kinds[name]) for name, text in row.items()} for row in csv.DictReader(file)]


def rows_of(document):
    """The scalar values of each strategy, one row per strategy."""
    strategies = document["strategies"]
    named = strategies.items() if isinstance(strategies, dict) else [(each.get("name"), each) for each in strategies]
    return [
        {"strategy": name, **{key: value for key, value in each.items() if not isinstance(value, (dict, list))}}
        for name, each in named
    ]


def table_of(rows):
    if pandas is None:
        return rows
    frame = pandas.DataFrame(rows).set_index("strategy")
    for column in frame:
        if frame[column].map(lambda value: isinstance(value, Decimal) or value is None).all():
            frame[column] = frame[column].astype("float64")
    return frame


def validate(folder, schemas=None):
    """Checks the JSON files of a directory against docs/schema; returns the names checked.

    Raises ResultError at the first fault. `schemas` is the folder of the schema files.
    """
    import jsonschema

    here = os.path.dirname(os.path.abspath(__file__))
    schemas = schemas or os.path.join(here, "..", "docs", "schema")
    checked = []
    for name in sorted(os.listdir(folder)):
        schema = os.path.join(schemas, name + ".schema.json")
        if not name.endswith(".json") or not os.path.exists(schema):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            document = json.load(file)
        with open(schema, encoding="utf-8") as file:
            errors = jsonschema.Draft202012Validator(json.load(file)).iter_errors(document)
        for error in errors:
            place = ".".join(str(part) for part in error.absolute_path)
            raise ResultError("not by the schema: file=%s, key=%s, %s" % (name, place, error.message[:200]))
        checked.append(name)
    return checked
