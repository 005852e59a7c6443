package io.slipway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.FeeRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"0.003, 3000000", "0.3c, 3000000", "-0.02c, -200000", "1, 1000000000", "0.000000001, 1", "1e-3, 1000000"
    })
    void readsMoney(String text, long expectedE9) {
        assertThat(Units.parseMoneyE9(text)).isEqualTo(expectedE9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "abc", "0.0000000001", "1e30", "$1", "0,3"})
    void refusesWhatIsNoMoney(String text) {
        assertThatThrownBy(() -> Units.parseMoneyE9(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.003, 3000000, 0",
        "-0.3c, -3000000, 0",
        "1.5bps, 0, 150000",
        "-0.00001bps, 0, -1",
        "0.1c + 1.5bps, 1000000, 150000",
        "-2bps + 0.001, 1000000, -200000",
        "10, 10000000000, 0",
        "1000bps, 0, 100000000"
    })
    void readsFees(String text, long perShareE9, long ofNotionalE9) {
        assertThat(Units.parseFee(text)).isEqualTo(new FeeRate(perShareE9, ofNotionalE9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bps",
                "30mil",
                "0.3%",
                "1.5 bp",
                "0.000001bps",
                "1bps + 1bps",
                "0.1c + 0.1",
                "1c+1bps",
                "1c + 1bps + 1c"
            })
    void refusesWhatIsNoFee(String text) {
        assertThatThrownBy(() -> Units.parseFee(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an amount: value=" + text
                        + ", expected e.g. 0.003 or 0.3c per share, 1.5bps of the notional, or 0.1c + 1.5bps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "-10.000000001", "1001bps", "-1001bps", "9999999"})
    void refusesFeesThatNobodyCharges(String text) {
        assertThatThrownBy(() -> Units.parseFee(text))
                .hasMessage(
                        "implausible: value=" + text + ", expected at most 10 per share and 1000bps of the notional");
    }

    @ParameterizedTest
    @CsvSource({
        "250us, 250000",
        "60s, 60000000000",
        "1.5s, 1500000000",
        "5m, 300000000000",
        "1h, 3600000000000",
        "7ns, 7"
    })
    void readsDurations(String text, long expectedNs) {
        assertThat(Units.parseDurationNs(text)).isEqualTo(expectedNs);
    }

    @Test
    void readsDurationsAsPeopleWriteThem() {
        assertThat(Units.parseDurationNs("1h30m")).isEqualTo(5_400_000_000_000L);
        assertThat(Units.parseDurationNs("5 min")).isEqualTo(300_000_000_000L);
        assertThat(Units.parseDurationNs("60 seconds")).isEqualTo(60_000_000_000L);
        assertThat(Units.parseDurationNs("1 hour 2.5s")).isEqualTo(3_602_500_000_000L);
        assertThat(Units.parseDurationNs("250µs")).isEqualTo(250_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"2000; 2000", "2,000; 2000", "1,234,567; 1234567", "2_000; 2000", "1e4; 10000", "1.5E3; 1500"})
    void readsQuantitiesAsPeopleWriteThem(String text, long qty) {
        assertThat(Units.parseQuantity(text, 1, 10_000_000)).isEqualTo(qty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,00", "20,0000", ",200", "1.5", "1e-1", "1.2345e3", "0", "1e8", "-1,000", "1e99", "two"})
    void refusesQuantitiesThatAreNone(String text) {
        assertThatThrownBy(() -> Units.parseQuantity(text, 1, 10_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "s", "-1s", "0s", "1 day", "1.5ns", "1e300h", "60 moments", "1h30", "m5"})
    void refusesDurationsWithoutUnitOrSense(String text) {
        assertThatThrownBy(() -> Units.parseDurationNs(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAndWritesTimesToTheNanosecond() {
        String text = "2024-08-01T13:36:32.700708177Z";
        assertThat(Units.parseTimeNs(text)).isEqualTo(1_722_519_392_700_708_177L);
        assertThat(Units.formatTime(1_722_519_392_700_708_177L)).isEqualTo(text);
        assertThat(Units.parseTimeNs("2024-08-01T09:36:32-04:00")).isEqualTo(Units.parseTimeNs("2024-08-01T13:36:32Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-08-01", "13:36:32", "2024-08-01T13:36:32", "yesterday", "9999-01-01T00:00:00Z"})
    void refusesTimesWithoutDateOrZoneOrOutOfRange(String text) {
        assertThatThrownBy(() -> Units.parseTimeNs(text)).hasMessageContaining("value=" + text);
    }

    @Test
    void readsListsAndRanges() {
        assertThat(Units.parseListE9("0,0.1,10c", Units::parseMoneyE9)).containsExactly(0L, 100_000_000L, 100_000_000L);
        assertThat(Units.parseListE9("0..0.1/3, 1", Units::parseMoneyE9))
                .containsExactly(0L, 50_000_000L, 100_000_000L, 1_000_000_000L);
    }

    @Test
    void readsPartsOfAWholeAndLengthsOfTime() {
        assertThat(Units.parseListE9("5%..20%/4", Units::parseRatioE9))
                .containsExactly(50_000_000L, 100_000_000L, 150_000_000L, 200_000_000L);
        assertThat(Units.parseRatioE9("0.1")).isEqualTo(Units.parseRatioE9("10%"));
        assertThat(Units.parseRatioE9("2.5%")).isEqualTo(25_000_000L);
        assertThat(Units.parseListE9("2.5,1m", Units::parseSecondsE9)).containsExactly(2_500_000_000L, 60_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "ten%", "10 percent", "10c", ""})
    void refusesWhatIsNoPartOfAWhole(String text) {
        assertThatThrownBy(() -> Units.parseRatioE9(text)).hasMessageContaining("value=" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0..1", "1..0/3", "0..1/1", "0..1/x", "0,,1", "0..1/9999999"})
    void refusesOddRanges(String text) {
        assertThatThrownBy(() -> Units.parseListE9(text, Units::parseMoneyE9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
