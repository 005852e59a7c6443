package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.table.TextFiles;
import io.slipway.market.MarketDataException;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueFeesTest {

    private static final String HEADER = "mic,effective_from,effective_to,add,remove,currency,source\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "XNAS, 2012-06-21, -2000000, 3000000",
        "XNAS, 2026-04-21, -1500000, 3000000",
        "XNYS, 2018-01-02, -1200000, 3000000",
        "BATY, 2024-08-01, 2000000, -200000",
        "EDGA, 2024-08-01, 3000000, -1800000",
        "EDGA, 2024-10-31, 3000000, -1800000",
        "EDGA, 2024-11-01, -2700000, 3000000",
        "EDGX, 2024-08-01, -1600000, 3000000",
        "IEXG, 2024-08-01, 0, 600000",
        "MEMX, 2022-05-31, -3400000, 2600000",
        "MEMX, 2022-06-01, -2000000, 3000000",
        "XBOS, 2024-08-01, 3000000, 700000",
        "XPSX, 2012-06-21, -2100000, 3500000",
        "XCIS, 2024-08-01, 2800000, -500000",
    })
    void shipsFeesByDate(String mic, LocalDate date, long addE9, long removeE9) {
        VenueFee fee = VenueFees.load().feesOn(mic, date).orElseThrow();
        assertThat(fee.addE9()).isEqualTo(addE9);
        assertThat(fee.removeE9()).isEqualTo(removeE9);
        assertThat(fee.currency()).isEqualTo("USD");
        assertThat(fee.toSchedule()).isEqualTo(new FeeSchedule(removeE9, -addE9));
    }

    @Test
    void givesEachPublisherTheFeesOfItsVenueOnTheDay() {
        FeeSchedule other = new FeeSchedule(7, 8);
        FeeTable fees = VenueFees.load().on(LocalDate.of(2024, 8, 1), new int[] {2, 60_000}, other);
        assertThat(fees.of(2)).isEqualTo(new FeeSchedule(3_000_000, 1_500_000));
        assertThat(fees.of(60_000)).isEqualTo(other);
    }

    @Test
    void hasNoFeesOfADayBeforeAVenueOpenedNorOfAnotherVenue() {
        assertThat(VenueFees.load().feesOn("MEMX", LocalDate.of(2020, 9, 20))).isEmpty();
        assertThat(VenueFees.load().feesOn("GLBX", LocalDate.of(2024, 1, 1))).isEmpty();
    }

    @Test
    void readsAUsersTable() {
        VenueFees fees = VenueFees.load(TextFiles.write(
                folder, "my.csv", "# mine\n\neffective_from,mic,remove,add\n2024-01-01,XNAS,0.001,-0.00125\n"));
        VenueFee fee = fees.feesOn("XNAS", LocalDate.of(2030, 1, 1)).orElseThrow();
        assertThat(fee.addE9()).isEqualTo(-1_250_000);
        assertThat(fees.feesOn("XNAS", LocalDate.of(2023, 12, 31))).isEmpty();
        assertThat(fees.feesOn("XNYS", LocalDate.of(2024, 1, 1))).isEmpty();
    }

    @Test
    void saysWhatIsWrongInWhichLine() {
        assertThat(refusal(HEADER + "XNAX,2024-01-01,,0,0,USD,\n"))
                .isEqualTo(
                        "my.csv:2: mic: unknown venue: value=\"XNAX\", expected a market identifier code such as XNAS");
        assertThat(refusal(HEADER + "XNAS,2024-01-01,,0.3c,0,USD,\n"))
                .isEqualTo("my.csv:2: add: not a number: value=\"0.3c\", expected an amount a share such as -0.0020");
        assertThat(refusal(HEADER + "XNAS,2024-01-01,,0,30,USD,\n"))
                .isEqualTo("my.csv:2: remove: out of range: value=\"30\", expected an amount a share from -1 to 1");
        assertThat(refusal(HEADER + "XNAS,01/02/2024,,0,0,USD,\n"))
                .isEqualTo(
                        "my.csv:2: effective_from: not a date: value=\"01/02/2024\", expected one such as 2024-11-01");
        assertThat(refusal(HEADER + "XNAS,2024-01-02,2024-01-01,0,0,USD,\n"))
                .isEqualTo("my.csv:2: effective_to: before effective_from: value=\"2024-01-01\","
                        + " expected 2024-01-02 or later");
        assertThat(refusal(HEADER + "XNAS,2024-01-01,,0,0,USD,\n# x\nXNAS,2025-01-01,,0,0,USD,\n"))
                .isEqualTo("my.csv:4: dates overlap those of a line before: mic=XNAS, effective_from=2025-01-01,"
                        + " earlier line from=2024-01-01");
        assertThat(refusal(HEADER + "XNAS,2024-01-01\n")).isEqualTo("my.csv:2: too few fields: found=2, expected=7");
        assertThat(refusal(HEADER + "XNAS,2024-01-01,,,0,USD,\n")).isEqualTo("my.csv:2: add: missing value");
        assertThat(refusal("mic,add,remove\n"))
                .isEqualTo("my.csv: missing column: name=effective_from, found=mic, add, remove");
        assertThat(refusal("# nothing\n")).isEqualTo("my.csv: no header");
        assertThatThrownBy(() -> VenueFees.load(folder.resolve("none.csv")))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("cannot be read: file=");
    }

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
    void refusesACapThatIsNoNumber() {
        Path file = TextFiles.write(
                folder, "caps.csv", "effective_from,effective_to,cap,tick,least_tick\n2024-01-01,,x,0.01,0.01\n");
        assertThatThrownBy(() -> AccessFeeCaps.load(file))
                .hasMessage("caps.csv:2: cap: not a number: value=\"x\", expected an amount such as 0.0030");
    }

    private String refusal(String text) {
        try {
            VenueFees.load(TextFiles.write(folder, "my.csv", text));
        } catch (MarketDataException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + text);
    }
}
