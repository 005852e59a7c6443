"""Tests slipway.py on results that the launcher makes: python3 python/test.py. SLIPWAY names another program.

Everything is tested without pandas; the frames and the JSON Schema files where pandas and jsonschema are installed.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
import slipway  # noqa: E402

PROGRAM = os.environ.get("SLIPWAY", os.path.join(ROOT, "slipway"))
EXAMPLES = os.path.join(ROOT, "examples")
DEMO = ["--input", os.path.join(EXAMPLES, "demo_mbp-1.csv")]
START = ["--start", "2024-08-01T14:00:30Z"]
SHORT = ["--horizon", "8s", "--slice", "4s", "--sizes", "300"]
OWN = ["--orders", os.path.join(EXAMPLES, "tca/orders.csv"), "--fills", os.path.join(EXAMPLES, "tca/fills.csv")]
MADE = tempfile.TemporaryDirectory()
COMMANDS = {
    "backtest": [*DEMO, *START, "--venue-fees", "us-equities"],
    "tune": [*DEMO, *START, "--lambda-under", "0.01,0.05"],
    "study": [*DEMO, *START, *SHORT, "--strategies", "twap,best-ask"],
    "calibrate": [*DEMO, *START, "--rest", "5s"],
    "inspect": DEMO,
    "tca": [*DEMO, *OWN],
}


def made(command, *more):
    """The folder of a command's results, made at the first call."""
    folder = os.path.join(MADE.name, "-".join([command, *more]))
    if not os.path.isdir(folder):
        words = [PROGRAM, command, *COMMANDS[command], *more, "--out", folder]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return folder


class Plain(unittest.TestCase):
    def setUp(self):
        self.pandas, slipway.pandas = slipway.pandas, None

    def tearDown(self):
        slipway.pandas = self.pandas

    def test_cash_is_the_sum_of_the_fills(self):
        run = slipway.load(made("backtest"))
        self.assertGreater(len(run.results["strategies"]), 2)
        for name, strategy in run.results["strategies"].items():
            fills = [fill for fill in run.fills if fill["strategy"] == name]
            cash = sum((fill["qty"] * fill["price"] + fill["fee"] for fill in fills), Decimal(0))
            self.assertEqual(cash, strategy["total_cash"])
            self.assertEqual(sum(fill["qty"] for fill in fills), strategy["filled_qty"])

    def test_a_table_has_a_row_per_strategy(self):
        self.assertIn("twap", [row["strategy"] for row in slipway.load(made("backtest")).table()])
        self.assertEqual(["twap", "best-ask"], [row["strategy"] for row in slipway.load(made("study")).table()][:2])

    def test_own_orders_are_read(self):
        orders = slipway.load(made("tca")).orders
        self.assertEqual(42, len(orders))
        self.assertEqual(12600, sum(order["filled_qty"] for order in orders))

    def test_a_folder_that_is_no_result_is_refused(self):
        for folder in (EXAMPLES, os.path.join(EXAMPLES, "absent")):
            with self.assertRaises(slipway.ResultError) as error:
                slipway.load(folder)
            self.assertIn(folder, str(error.exception))

    def test_a_column_that_is_not_defined_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "fills.csv"), "w") as file:
                file.write("strategy,surprise\ntwap,1\n")
            with self.assertRaisesRegex(slipway.ResultError, "surprise"):
                slipway.load(folder)

    def test_a_file_that_is_absent_is_named_with_those_that_are_there(self):
        with self.assertRaisesRegex(AttributeError, "fills"):
            slipway.load(made("backtest")).nothing


@unittest.skipUnless(slipway.pandas, "pandas is not installed")
class Frames(unittest.TestCase):
    def test_fills_have_types(self):
        fills = slipway.load(made("backtest")).fills
        self.assertEqual("datetime64[ns, UTC]", str(fills["time"].dtype))
        self.assertEqual("Int64", str(fills["qty"].dtype))
        self.assertEqual("boolean", str(fills["market_crossed"].dtype))
        self.assertTrue((fills["time"].astype("int64") % 1000 != 0).any(), "nanoseconds are kept")

    def test_sums_agree_with_the_results(self):
        run = slipway.load(made("backtest"))
        fills = run.fills.assign(cash=lambda each: each["qty"].astype("float64") * each["price"] + each["fee"])
        cash = fills.groupby("strategy")["cash"].sum()
        self.assertAlmostEqual(float(run.results["strategies"]["twap"]["total_cash"]), cash["twap"], places=6)
        self.assertAlmostEqual(cash["twap"], run.table().loc["twap", "total_cash"], places=6)

    def test_a_study_has_a_row_per_order(self):
        study = slipway.load(made("study"))
        mean = study.study_rows["twap_cost_bps"].mean()
        self.assertEqual(len(study.study_rows), study.study["orders"])
        self.assertAlmostEqual(float(study.study["strategies"][0]["mean_cost_bps"]), mean, places=4)

    def test_executions_sum_up_to_orders(self):
        tca = slipway.load(made("tca"))
        self.assertEqual(tca.orders["filled_qty"].sum(), tca.executions["qty"].sum())


@unittest.skipUnless(slipway.pandas, "pandas is not installed")
class Parquet(unittest.TestCase):
    """The frames of Parquet tables are those of the CSV files, to the last bit."""

    def setUp(self):
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            self.skipTest("pyarrow is not installed")

    def test_frames_are_those_of_the_csv_files(self):
        for command in ("backtest", "study", "calibrate", "tca"):
            folder = made(command, "--results", "parquet")
            rows, typed = slipway.load(folder), slipway.load(folder, tables="parquet")
            self.assertEqual(rows.files, typed.files)
            for name in rows.files:
                if isinstance(getattr(rows, name), slipway.pandas.DataFrame):
                    slipway.pandas.testing.assert_frame_equal(getattr(rows, name), getattr(typed, name), check_exact=True)

    def test_exact_numbers_are_those_of_the_text(self):
        path = os.path.join(made("backtest", "--results", "parquet"), "fills.")
        exact = slipway.read_table(path + "parquet", exact=True)
        with open(path + "csv") as file:
            texts = list(csv.DictReader(file))
        self.assertEqual([Decimal(row["cum_cash"]) for row in texts], list(exact["cum_cash"]))
        self.assertEqual([Decimal(row["price"]) for row in texts], list(exact["price"]))

    def test_other_programs_find_types_in_the_file(self):
        import pyarrow.parquet

        schema = pyarrow.parquet.read_schema(os.path.join(made("backtest", "--results", "parquet"), "fills.parquet"))
        self.assertEqual("timestamp[ns, tz=UTC]", str(schema.field("time").type))
        self.assertEqual("decimal128(38, 18)", str(schema.field("price").type))
        self.assertEqual("int64", str(schema.field("quote_age_ns").type))
        self.assertEqual("bool", str(schema.field("market_crossed").type))

    def test_a_folder_without_them_is_named(self):
        with self.assertRaisesRegex(slipway.ResultError, "--results parquet"):
            slipway.load(made("backtest"), tables="parquet")


@unittest.skipUnless(shutil.which("Rscript"), "R is not installed")
class R(unittest.TestCase):
    def averages(self, folder):
        words = ["Rscript", os.path.join(EXAMPLES, "r", "tables.R"), folder]
        lines = subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()
        return {line.split()[0]: line.split()[1:] for line in lines}

    def expected(self, folder):
        with open(os.path.join(folder, "fills.csv")) as file:
            fills = list(csv.DictReader(file))
        sums = {}
        for fill in fills:
            qty, cash = sums.get(fill["strategy"], (0, Decimal(0)))
            sums[fill["strategy"]] = (qty + int(fill["qty"]), cash + int(fill["qty"]) * Decimal(fill["price"]))
        return {name: ["%d" % qty, "%.6f" % (cash / qty)] for name, (qty, cash) in sums.items()}

    def test_the_example_reads_csv_files(self):
        self.assertEqual(self.expected(made("backtest")), self.averages(made("backtest")))

    def test_the_example_reads_parquet_tables(self):
        if subprocess.run(["Rscript", "-e", "library(arrow)"], capture_output=True).returncode != 0:
            self.skipTest("the R package arrow is not installed")
        folder = made("backtest", "--results", "parquet")
        expected = self.expected(folder)
        with tempfile.TemporaryDirectory() as typed:
            shutil.copy(os.path.join(folder, "fills.parquet"), typed)
            self.assertEqual(expected, self.averages(typed))


class Schemas(unittest.TestCase):
    def test_every_file_keeps_to_its_schema(self):
        try:
            import jsonschema  # noqa: F401
        except ImportError:
            self.skipTest("jsonschema is not installed")
        checked = [name for command in COMMANDS for name in slipway.validate(made(command))]
        for name in ("results.json", "grid_results.json", "market.json", "study.json", "inspection.json", "tca.json"):
            self.assertIn(name, checked)


if __name__ == "__main__":
    unittest.main()
