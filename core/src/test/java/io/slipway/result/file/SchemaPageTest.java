package io.slipway.result.file;

import static org.assertj.core.api.Assertions.assertThat;

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
            """;

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
