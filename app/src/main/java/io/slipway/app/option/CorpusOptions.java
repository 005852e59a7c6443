package io.slipway.app.option;

import io.slipway.data.corpus.CorpusChoice;
import io.slipway.text.ConfigException;
import picocli.CommandLine.Option;

/** Options that choose symbols and days of a corpus. */
public final class CorpusOptions {

    @Option(
            names = "--symbols",
            paramLabel = "A,B,C*",
            description = "symbols of the corpus; * stands for any text [*]")
    private String symbols = "*";

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description =
                    "days of the corpus, such as 2024-08-01, 2024-08, 2024-01..2024-06, or several by commas [all]")
    private String days = "";

    /** The choice; refuses days that are none. */
    public CorpusChoice choice() {
        try {
            return CorpusChoice.of(symbols, days);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--days: " + e.getMessage(), e);
        }
    }
}
