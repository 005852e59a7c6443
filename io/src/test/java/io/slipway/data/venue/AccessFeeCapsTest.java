package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.table.TextFiles;
import io.slipway.market.MarketDataException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessFeeCapsTest {

    private static final String HEADER = "effective_from,effective_to,cap,tick,least_tick\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"2018-01-02, 3000000, 10000000, 10000000", "2026-11-02, 1000000, 10000000, 5000000"})
    void knowsTheCapOfAccessFeesAndTheTick(LocalDate date, long capE9, long tickE9, long leastTickE9) {
        AccessFeeCap cap = AccessFeeCaps.load().on(date).orElseThrow();
        assertThat(cap.capE9()).isEqualTo(capE9);
        assertThat(cap.tickE9()).isEqualTo(tickE9);
        assertThat(cap.leastTickE9()).isEqualTo(leastTickE9);
        assertThat(AccessFeeCaps.load().on(LocalDate.of(2000, 1, 1))).isEmpty();
    }

    @Test
    void saysWhatIsWrongInWhichLine() {
        assertThat(refusal(HEADER + "2024-01-01,,x,0.01,0.01\n"))
                .isEqualTo("caps.csv:2: cap: not a number: value=\"x\", expected an amount such as 0.0030");
        assertThat(refusal(HEADER + "\n# x\n01/02/2024,,1,1,1\n"))
                .isEqualTo(
                        "caps.csv:4: effective_from: not a date: value=\"01/02/2024\", expected one such as 2024-11-01");
        assertThat(refusal(HEADER + "2024-01-01,,,1,1\n")).isEqualTo("caps.csv:2: cap: missing value");
        assertThat(refusal(HEADER + "2024-01-01\n")).isEqualTo("caps.csv:2: too few fields: found=1, expected=5");
        assertThat(refusal("cap,tick\n")).isEqualTo("caps.csv: missing column: name=effective_from, found=cap, tick");
        assertThat(refusal("# nothing\n")).isEqualTo("caps.csv: no header");
        assertThatThrownBy(() -> AccessFeeCaps.load(folder.resolve("none.csv")))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("cannot be read: file=");
    }

    private String refusal(String text) {
        try {
            AccessFeeCaps.load(TextFiles.write(folder, "caps.csv", text));
        } catch (MarketDataException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + text);
    }
}
