package io.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/CONFIG.md} equal to the table of settings; {@code -Dslipway.write=true} rewrites it. */
class ConfigPageTest {

    private static final String HEAD = """
            # Settings

            Made from the table `SettingTable`; a test keeps it up to date. Each setting is a flag of the commands named beside it (`--qty`) and a key of the
            YAML file that their `--config FILE` reads (`qty:`). Flags override the file, the file overrides defaults. An unknown key, a missing unit or a value
            out of range is an error that names flag or file and line, and the nearest right word.

            Every command writes the settings that it used, defaults included: `config.resolved.yaml` in a result directory, `FILE.config.yaml` beside a single
            file. Paths are written as they were given, together with the SHA-256 of the data and of every file that a setting names. Running the command again
            with `--config` gives the same result, or a sentence if data or files have changed. `config.best.yaml` of a search holds parameters and
            their origin only: use it with other data.
            """;

    private static final String TAIL = """

            Amounts a share are in the quote currency (`0.003`) or in hundredths of it (`0.3c`). Durations need a unit (`250us`, `60s`, `5m`), times a zone
            (`2024-08-01T13:36:32Z`). The three penalties take one value for `backtest`, and for `tune` a list (`0,0.1,1`) or a range (`0..0.1/11`: eleven
            values from 0 to 0.1). They may be in ticks (`5ticks`, `0..10ticks/11`). Without them `backtest` uses 5 ticks, 5 ticks and 0, and `tune` a standard
            grid: in the default profile `lambda-over` 0, 5, 10 ticks, `lambda-under` a quarter of a tick to 10 ticks in eight steps, `theta-queue` 0, half a
            tick and a tick; in the trial's, in dollars, 0, 0.1, 1 and 0, 0.1, 1 and 0, 0.05, 0.5.

            A tick is that of `tick`. Without it, US equities have a cent, below a dollar a hundredth of one, and other instruments the largest usual step of
            which 98 of 100 prices are multiples, from the first 300 different prices. With fewer than 30, and in `run` and `live`, whose prices are not known
            before, it is 0.01; these two warn when the prices have other steps and no `tick` is stated. `config.resolved.yaml` has the penalties in money, and the tick where it is not 0.01.
            Elsewhere, with a `tick-table`, it is that of the table at the first price.

            ```yaml
            # slipway tune --config this.yaml
            input: examples/demo_mbp-1.csv
            side: sell
            qty: 2000
            fee: 0.3c
            strategies: [cont-kukanov-static, best-ask, twap, vwap]
            lambda-under: 0.01..0.1/10
            ```
            """;

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Group group : Group.values()) {
            page.append(String.format("%n## %s%n%n", group.heading()));
            page.append("| setting | value | default | commands | meaning |\n|---|---|---|---|---|\n");
            SettingTable.all().stream()
                    .filter(setting -> setting.group() == group)
                    .forEach(setting -> page.append(row(setting)));
        }
        return page.append(TAIL).toString();
    }

    private static String row(Setting<?> setting) {
        return String.format(
                "| `%s` | %s | %s | %s | %s |%n",
                setting.name(),
                setting.range().replace("|", "\\|"),
                setting.shownDefault().isEmpty() || setting.form() == Setting.Form.SWITCH
                        ? ""
                        : "`" + setting.shownDefault() + "`",
                String.join(
                        ", ",
                        setting.commands().stream().sorted().map(Command::label).toList()),
                setting.doc());
    }

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        Path file = Path.of(System.getProperty("slipway.root", "..")).resolve("docs/CONFIG.md");
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(file, page());
        }
        assertThat(file).hasContent(page());
    }

    @Test
    void aNameIsOneSettingInEachCommand() {
        for (Command command : EnumSet.allOf(Command.class)) {
            List<String> names = new ArrayList<>();
            SettingTable.of(command).forEach(setting -> names.add(setting.name()));
            Set<String> different = new TreeSet<>(names);
            assertThat(names).hasSameSizeAs(different);
        }
    }

    @Test
    void everyDefaultIsAValue() {
        for (Command command : EnumSet.allOf(Command.class)) {
            assertThat(Settings.parse(command, Map.of()).command()).isEqualTo(command);
        }
    }
}
