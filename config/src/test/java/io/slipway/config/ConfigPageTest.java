package io.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/CONFIG.md} equal to the table of settings; {@code -Dslipway.write=true} rewrites it. */
class ConfigPageTest {

    private static final String HEAD = """
            # Settings

            Made from the table `ConfigKey`; a test keeps it up to date. Each setting is a flag of `backtest`, `tune` and `demo`, and a key of the YAML
            file that `--config FILE` reads. Defaults are overridden by the file, the file by the flags. An unknown key, a missing unit or a value out of
            range is an error that names it. Every run writes what it used to `config.resolved.yaml`.

            | flag | YAML key | value | default | meaning |
            |---|---|---|---|---|
            """;

    private static final String TAIL = """

            Amounts a share are in the quote currency (`0.003`) or in hundredths of it (`0.3c`); durations need a unit (`250us`, `60s`, `5m`); times need a zone
            (`2024-08-01T13:36:32Z`). The three penalties take one value for `backtest`, and for `tune` a list (`0,0.1,1`) or a range (`0..0.1/11`: eleven
            values from 0 to 0.1). Not given, `backtest` uses 0.05, 0.05 and 0, and `tune` a standard grid: in the default profile `lambda-over` 0, 0.05, 0.1,
            `lambda-under` 0.005 to 0.1 in seven steps, `theta-queue` 0, 0.005, 0.01; in the trial's 0, 0.1, 1 and 0, 0.1, 1 and 0, 0.05, 0.5.

            ```yaml
            # slipway tune --input examples/demo_mbp-1.csv --config this.yaml
            side: sell
            qty: 2000
            fee: 0.3c
            strategies: [cont-kukanov-static, best-ask, twap, vwap]
            lambda-under: 0.01..0.1/10
            ```
            """;

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        for (ConfigKey key : ConfigKey.values()) {
            page.append(String.format(
                    "| `--%s` | `%s` | `%s` | %s | %s |%n",
                    key.key(),
                    key.key(),
                    key.valueLabel().replace("|", "\\|"),
                    key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`",
                    key.doc()));
        }
        return page.append(TAIL).toString();
    }

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        Path file = Path.of(System.getProperty("slipway.root", "..")).resolve("docs/CONFIG.md");
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(file, page());
        }
        assertThat(file).hasContent(page());
    }
}
