package io.slipway.result.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.result.schema.ColumnType;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/SCHEMA.md} equal to the definitions of the keys; {@code -Dslipway.write=true} rewrites it. */
class SchemaPageTest {

    private static final String HEAD = """
            # Result files

            Made from the definitions in `io.slipway.result.file`; a test keeps it up to date. Writers and readers use the same definitions, and the tests
            check every file that they write against them. Findings made with these files are in [RESULTS.md](RESULTS.md).

            - Cash is the amount that a buy pays or a sell receives. Fees are positive when paid.
            - A cost is positive when the trader pays it. A saving is positive when the strategy was better.
            - Numbers are exact decimals. Prices per share are rounded half-even at 1e-9, basis points at 1e-6.
            - `[]` stands for every element of a list, `.*` for every key of an object.
            - The same data gives the same bytes from a file and from Kafka, with any number of threads; only `source` differs.

            A run directory also holds `config.resolved.yaml` (all settings as they were used), `config.best.yaml` (with the best parameters; only
            `tune` and `demo`), `contrast.txt` (only `demo`), `savings_plot.png`, `cumulative_cost.png` and `report.html`. The page and the charts are drawn
            from the files below alone; `slipway report DIR` draws them again.

            ## Parquet tables

            `--results parquet` (`results: parquet` in a file of settings) writes each CSV file below as Parquet too: `fills.parquet` beside
            `fills.csv`. Rows, columns and names are the same, and an empty field is null. `slipway audit DIR` compares every cell, and an
            altered table ends it with exit code 1. The tables of `--regulatory` stay CSV and XML.

            | type below | unit | column |
            |---|---|---|
            | text |  | %s, mostly by dictionary |
            | true or false |  | %s |
            | time, UTC |  | %s: 64 bits, ns since 1970 |
            | whole number | any | %s |
            | decimal number, quantity | quote currency, also per share; shares | %s: exact |
            | decimal number | any other, such as bps | %s: the nearest one |

            An exact number that needs more than 18 decimals gives its column as many. `slipway.py` reads the tables as it reads the CSV
            files: decimals as floats, unless asked for exact ones. In R, `arrow::read_parquet` makes floats of them.

            The launcher of a clone fetches the library (DuckDB, 80 MB) when Parquet is first asked for. To add it to an unpacked archive, run
            `mvn -B -Prun-only,parquet package -pl parquet -am` in a clone and copy `parquet/target/slipway-parquet-*.jar` and
            `parquet/target/lib/duckdb_jdbc-*.jar` into the folder `lib` of the archive. Arrow (Feather) files are not written: the extension
            of DuckDB that writes them is not in its library and is fetched over the network. `pyarrow.feather` writes them from a frame.
            """.formatted(
                    ColumnType.TEXT.label(),
                    ColumnType.FLAG.label(),
                    ColumnType.TIME.label(),
                    ColumnType.WHOLE.label(),
                    ColumnType.EXACT.label(),
                    ColumnType.REAL.label());

    private final StringBuilder page = new StringBuilder(HEAD);

    private String page() {
        for (Shape file : ResultFiles.ALL) {
            page.append(String.format("%n## %s%n%n%s%n%n", file.name(), file.doc()));
            page.append("| key | type | unit | meaning |\n|---|---|---|---|\n");
            add(file.equals(SavingKeys.POINT) ? "[]." : "", file);
        }
        return page.toString();
    }

    private void add(String path, Shape shape) {
        for (Key<?> key : shape.keys()) {
            page.append(String.format(
                    "| `%s%s` | %s%s | %s | %s |%n",
                    path,
                    key.name(),
                    key.type().label(),
                    presence(key),
                    key.unit(),
                    key.doc().replace("|", "\\|")));
            key.type()
                    .shape()
                    .ifPresent(within -> add(path + key.name() + key.type().step() + ".", within));
        }
    }

    private static String presence(Key<?> key) {
        return switch (key.presence()) {
            case ALWAYS -> "";
            case OR_NULL -> " or null";
            case OPTIONAL -> ", or left out";
        };
    }

    @Test
    void thePageIsWhatTheDefinitionsSay() throws IOException {
        Path file = Path.of(System.getProperty("slipway.root", "..")).resolve("docs/SCHEMA.md");
        String text = page();
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
