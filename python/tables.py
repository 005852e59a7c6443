"""Writes one table of quotes as other programs write it: python3 python/tables.py DIR

Needs pyarrow, pandas, polars, fastparquet and DuckDB. The files are among the tests of the modules parquet and io, which read each of
them through mapping.yml and expect the quotes of quotes.csv; so run this only to add a form, or that of a newer version. Names begin
with the program that writes the file.
"""

import datetime
import decimal
import os
import sys

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.feather
import pyarrow.parquet

ROWS = 40
FIRST_MS = 1722519000000  # 2024-08-01 13:30:00 UTC
OUT = sys.argv[1]
MAPPINGS = """files:
  "quotes.csv":
    columns: {time: time, bid: bid, bid_size: bid_size, ask: ask, ask_size: ask_size, symbol: symbol, venue: exchange}
    time: {unit: ms}
  "*-clock*":
    columns: {date: date, time: clock, bid: bid, bid_size: bid_size, ask: ask, ask_size: ask_size, symbol: symbol, venue: exchange}
    time: {unit: clock, zone: UTC}
  "*-levels*":
    columns: {time: time, bids: bids, asks: asks, symbol: symbol, venue: exchange}
  "pandas-index-unnamed*":
    columns: {time: __index_level_0__, bid: bid, bid_size: bid_size, ask: ask, ask_size: ask_size, symbol: symbol, venue: exchange}
  "*":
    columns: {time: time, bid: bid, bid_size: bid_size, ask: ask, ask_size: ask_size, symbol: symbol, venue: exchange}
"""


def rows():
    """Quotes of three exchanges; each ninth has no offer."""
    for i in range(ROWS):
        time = FIRST_MS + 137 * i
        bid = decimal.Decimal(5000 + (i * 7) % 13) / 100
        has_ask = i % 9 != 4
        ask = bid + decimal.Decimal(1 + i % 3) / 100 if has_ask else None
        yield time, "ABC", "NPQ"[i % 3], bid, 100 * (1 + i % 5), ask, 100 * (1 + i % 4) if has_ask else None


ROW = list(rows())
MS, SYMBOL, EXCHANGE, BID, BID_SIZE, ASK, ASK_SIZE = (list(column) for column in zip(*ROW))
NS = [ms * 1000000 for ms in MS]
UTC = [datetime.datetime.fromtimestamp(ms / 1000, datetime.timezone.utc).replace(microsecond=ms % 1000 * 1000) for ms in MS]
NAIVE = [time.replace(tzinfo=None) for time in UTC]


def floats(values):
    return [None if value is None else float(value) for value in values]


def path(name, kind):
    return os.path.join(OUT, name + "." + kind)


def frame(**changes):
    """The table as columns of Python objects."""
    columns = {
        "time": NAIVE,
        "symbol": SYMBOL,
        "exchange": EXCHANGE,
        "bid": floats(BID),
        "bid_size": BID_SIZE,
        "ask": floats(ASK),
        "ask_size": ASK_SIZE,
    }
    columns.update(changes)
    return {name: values for name, values in columns.items() if values is not None}


def arrow(types=None, **changes):
    types = types or {}
    return pyarrow.table({name: pyarrow.array(values, types.get(name)) for name, values in frame(**changes).items()})


def write_csv():
    with open(path("quotes", "csv"), "w") as file:
        file.write("time,symbol,exchange,bid,bid_size,ask,ask_size\n")
        for row in ROW:
            file.write(",".join("" if value is None else str(value) for value in row) + "\n")


def write_arrow(name, table, feather=(), **options):
    pyarrow.parquet.write_table(table, path(name, "parquet"), **options)
    for compression in feather:
        pyarrow.feather.write_feather(table, path(name + "-" + compression, "feather"), compression=compression)


def pyarrow_files():
    stamp = pyarrow.timestamp
    for compression in ("none", "snappy", "gzip", "brotli", "zstd", "lz4"):
        write_arrow("pyarrow-" + compression, arrow(), compression=compression)
    for unit in ("s", "ms", "us", "ns"):
        whole = [time.replace(microsecond=0) for time in NAIVE] if unit == "s" else NAIVE
        if unit != "s":
            write_arrow("pyarrow-" + unit, arrow({"time": stamp(unit)}, time=whole), feather=("lz4",))
            zoned = arrow({"time": stamp(unit, "America/New_York")}, time=UTC)
            write_arrow("pyarrow-" + unit + "-zone", zoned, feather=("zstd",))
    write_arrow("pyarrow-int96", arrow({"time": stamp("ns")}), use_deprecated_int96_timestamps=True)
    write_arrow("pyarrow-page-v2", arrow(), data_page_version="2.0", compression="zstd", use_dictionary=False)
    write_arrow("pyarrow-split", arrow(), use_dictionary=["symbol"], use_byte_stream_split=["bid", "ask"])
    delta = {"time": "DELTA_BINARY_PACKED", "bid_size": "DELTA_BINARY_PACKED", "symbol": "DELTA_BYTE_ARRAY"}
    delta["exchange"] = "DELTA_LENGTH_BYTE_ARRAY"
    write_arrow("pyarrow-delta", arrow(), use_dictionary=False, column_encoding=delta)
    money = {"bid": pyarrow.decimal128(18, 4), "ask": pyarrow.decimal128(38, 9)}
    write_arrow("pyarrow-decimals", arrow(money, bid=BID, ask=ASK), feather=("lz4",))
    write_arrow("pyarrow-decimals-whole", arrow({"bid": pyarrow.decimal128(9, 2), "ask": pyarrow.decimal128(18, 2)},
                bid=BID, ask=ASK), store_decimal_as_integer=True)
    write_arrow("pyarrow-decimals-wide", arrow({"bid": pyarrow.decimal256(40, 4), "ask": pyarrow.decimal256(60, 9)},
                bid=BID, ask=ASK), feather=("zstd",))
    words = pyarrow.dictionary(pyarrow.int8(), pyarrow.string())
    write_arrow("pyarrow-words", arrow({"symbol": words, "exchange": words}), feather=("lz4", "zstd", "uncompressed"))
    large = {"symbol": pyarrow.large_string(), "exchange": pyarrow.string_view()}
    write_arrow("pyarrow-large", arrow(large), feather=("lz4",))
    small = {"bid": pyarrow.float32(), "ask": pyarrow.float32(), "bid_size": pyarrow.uint32(), "ask_size": pyarrow.int16()}
    write_arrow("pyarrow-small", arrow(small), feather=("lz4",))
    write_arrow("pyarrow-unsigned", arrow({"time": pyarrow.uint64(), "bid_size": pyarrow.uint64()}, time=NS),
                feather=("lz4",))
    days, clocks = [time.date() for time in NAIVE], [time.time() for time in NAIVE]
    for unit, kind in (("ms", pyarrow.time32), ("us", pyarrow.time64), ("ns", pyarrow.time64)):
        write_arrow("pyarrow-clock-" + unit, arrow({"clock": kind(unit)}, time=None, date=days, clock=clocks),
                    feather=("lz4",))
    iso = [time.isoformat() + "Z" for time in NAIVE]
    write_arrow("pyarrow-iso", arrow(time=iso), feather=("lz4",))
    pair = [[[float(bid), float(size)]] for bid, size in zip(BID, BID_SIZE)]
    asks = [[] if ask is None else [[float(ask), float(size)]] for ask, size in zip(ASK, ASK_SIZE)]
    nothing = {"bid": None, "ask": None, "bid_size": None, "ask_size": None}
    lists = pyarrow.list_(pyarrow.list_(pyarrow.float64()))
    write_arrow("pyarrow-levels", arrow({"bids": lists, "asks": lists}, **nothing, bids=pair, asks=asks),
                feather=("lz4",))
    fixed = pyarrow.list_(pyarrow.list_(pyarrow.float64(), 2))
    write_arrow("pyarrow-levels-fixed", arrow({"bids": fixed, "asks": fixed}, **nothing, bids=pair, asks=asks),
                feather=("lz4",))
    parts = pyarrow.list_(pyarrow.struct([("price", pyarrow.float64()), ("size", pyarrow.int64())]))
    named = [[[{"price": price, "size": int(size)} for price, size in side] for side in sides] for sides in (pair, asks)]
    write_arrow("pyarrow-levels-named", arrow({"bids": parts, "asks": parts}, **nothing, bids=named[0], asks=named[1]),
                feather=("lz4",))
    with pyarrow.OSFile(path("pyarrow-stream", "arrows"), "wb") as file, \
            pyarrow.ipc.new_stream(file, arrow().schema) as stream:
        for batch in arrow().to_batches(max_chunksize=15):
            stream.write_batch(batch)


def pandas_files():
    def write(name, data, index=None, feather=False, **options):
        data.to_parquet(path(name, "parquet"), index=index, **options)
        if feather:
            data.to_feather(path(name + "-feather", "feather"))

    plain = pandas.DataFrame(frame())
    plain["time"] = pandas.to_datetime(plain["time"]).astype("datetime64[ns]")
    write("pandas", plain, feather=True)
    write("pandas-index", plain.set_index("time"))
    write("pandas-index-unnamed", plain.set_index("time").rename_axis(None))
    write("pandas-index-pair", plain.set_index(["symbol", "time"]))
    write("pandas-index-rows", plain[::-1].iloc[::-1].sample(frac=1, random_state=1).sort_values("time"))
    write("pandas-zone", plain.assign(time=plain["time"].dt.tz_localize("UTC").dt.tz_convert("Europe/Berlin")), feather=True)
    write("pandas-nullable", plain.astype({"ask_size": "Int64", "bid_size": "UInt32", "symbol": "string", "bid": "Float64",
                                           "ask": "Float64"}), feather=True)
    write("pandas-category", plain.astype({"symbol": "category", "exchange": "category"}), feather=True)
    write("pandas-decimal", plain.assign(bid=BID, ask=ASK), feather=True)
    write("pandas-fastparquet", plain, engine="fastparquet")
    write("pandas-fastparquet-objects", plain.astype({"symbol": "category"}), engine="fastparquet", object_encoding="utf8",
          compression="GZIP", times="int96")
    write("pandas-text", plain.assign(bid=[str(bid) for bid in BID], ask=[None if ask is None else str(ask) for ask in ASK]))


def polars_files():
    def write(name, data, ipc=(), **options):
        data.write_parquet(path(name, "parquet"), **options)
        for compression in ipc:
            data.write_ipc(path(name + "-" + compression, "arrow"), compression=compression)

    plain = polars.DataFrame(frame())
    write("polars", plain, ipc=("uncompressed", "lz4", "zstd"))
    for compression in ("snappy", "gzip", "brotli", "lz4", "uncompressed"):
        write("polars-" + compression, plain, compression=compression)
    for unit in ("ms", "us", "ns"):
        stamp = polars.col("time").cast(polars.Datetime(unit))
        write("polars-" + unit, plain.with_columns(stamp.dt.replace_time_zone("UTC").dt.convert_time_zone("Asia/Tokyo")),
              ipc=("lz4",))
    write("polars-words", plain.with_columns(polars.col("symbol").cast(polars.Categorical),
                                             polars.col("exchange").cast(polars.Enum(["N", "P", "Q"]))), ipc=("zstd",))
    write("polars-decimal", plain.with_columns(polars.Series("bid", BID, polars.Decimal(18, 4)),
                                               polars.Series("ask", ASK, polars.Decimal(38, 9))), ipc=("lz4",))
    clock = plain.with_columns(polars.col("time").dt.date().alias("date"), polars.col("time").dt.time().alias("clock"))
    write("polars-clock", clock.drop("time"),
          ipc=("lz4",))
    write("polars-small", plain.with_columns(polars.col("bid").cast(polars.Float32), polars.col("ask").cast(polars.Float32),
                                             polars.col("bid_size").cast(polars.UInt16)), ipc=("lz4",), row_group_size=15)
    plain.with_columns(polars.col("bid_size").cast(polars.Int128)).write_ipc(path("polars-wide", "arrow"))
    plain.write_ipc_stream(path("polars-stream", "arrows"))


def duckdb_files():
    def write(name, columns, options=""):
        duckdb.execute(f"COPY (SELECT {columns} FROM quotes) TO '{path(name, 'parquet')}' (FORMAT parquet{options})")

    duckdb.register("quotes", arrow())
    write("duckdb", "*")
    write("duckdb-zstd-v2", "*", ", COMPRESSION zstd, PARQUET_VERSION v2")
    write("duckdb-zone", "* REPLACE (time AT TIME ZONE 'UTC' AS time)")
    write("duckdb-epoch", "* REPLACE (epoch_ms(time) AS time)")
    write("duckdb-types", "* REPLACE (time::TIMESTAMP_NS AS time, symbol::ENUM('ABC') AS symbol, bid::DECIMAL(18, 4) AS bid,"
          " bid_size::HUGEINT AS bid_size, ask::DECIMAL(38, 6) AS ask, ask_size::USMALLINT AS ask_size)")
    write("duckdb-levels-named", "time, symbol, exchange, [{'price': bid, 'size': bid_size}] AS bids,"
          " CASE WHEN ask IS NULL THEN [] ELSE [{'price': ask, 'size': ask_size}] END AS asks")


os.makedirs(OUT, exist_ok=True)
with open(path("mapping", "yml"), "w") as mapping:
    mapping.write(MAPPINGS)
write_csv()
pyarrow_files()
pandas_files()
polars_files()
duckdb_files()
print("pyarrow", pyarrow.__version__, "pandas", pandas.__version__, "polars", polars.__version__, "duckdb", duckdb.__version__)
