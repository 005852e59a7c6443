package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentence about a file of no known format: the formats tried, the nearest one, and what helps. */
class UnknownFormatTest {

    private static final List<String> TRIED = List.of(
            "arrow",
            "cboe-pitch",
            "databento-csv",
            "dbn",
            "iex",
            "lobster",
            "nasdaq-itch",
            "taq-quotes",
            "taq-trades",
            "tardis-book-snapshot",
            "tardis-incremental-l2",
            "tardis-quotes",
            "tardis-trades");

    @TempDir
    Path folder;

    @Test
    void theFormatsTriedAndTheNearestAreNamed() {
        String refusal = refusal("local_timestamp,price,amount,id,mood\n1,2,3,4,calm\n");
        assertThat(refusal)
                .isEqualTo("x.csv: the format is not known: tried " + String.join(", ", TRIED)
                        + "; first line=local_timestamp,price,amount,id,mood; nearest is tardis-trades, which has"
                        + " local_timestamp, id, price, amount too; --mapping FILE names the columns of a table of your own,"
                        + " and slipway map FILE proposes one");
    }

    @Test
    void oneColumnInCommonIsNotNear() {
        assertThat(refusal("price,mood\n2,calm\n"))
                .startsWith("x.csv: the format is not known: tried ")
                .contains("; first line=price,mood; --mapping FILE names")
                .doesNotContain("nearest");
    }

    @Test
    void anEmptyFileABlankOneAndBarsAreSaidToBeThat() {
        assertThat(refusal("\n\n")).isEqualTo("x.csv: no rows, only blank lines");
        assertThat(refusal("date,open,high,low,close\n2024-08-01,1,2,1,2\n"))
                .isEqualTo("x.csv: bars have neither quotes nor trades, so nothing can be replayed:"
                        + " first line=date,open,high,low,close");
    }

    private String refusal(String text) {
        return TextFiles.refusal(TextFiles.write(folder, "x.csv", text), ReadOptions.all());
    }
}
