package io.slipway.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.databento.csv.Csv;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {

    @ParameterizedTest
    @CsvSource({
        "2024-08-01T13:36:32.492082308Z,1722519392492082308",
        "2024-08-01T13:36:32Z,1722519392000000000",
        "2024-08-01T13:36:32.5Z,1722519392500000000",
        "2024-08-01T13:36:32.492082Z,1722519392492082000",
        "2024-08-01 13:36:32.492082308+00:00,1722519392492082308",
        "2024-08-01T09:36:32.492082308-04:00,1722519392492082308",
        "2024-08-01T19:06:32.492082308+0530,1722519392492082308",
        "1970-01-01T00:00:00.000000001Z,1",
        "2024-02-29T23:59:59.999999999Z,1709251199999999999",
        "2261-12-31T23:59:59.000000000Z,9214646399000000000",
        "1722519392492082308,1722519392492082308",
        "1722519392492082,1722519392492082000",
        "1722519392492,1722519392492000000",
        "1722519392,1722519392000000000",
    })
    void readsTimesInEveryAcceptedForm(String text, long expectedNs) {
        assertThat(parse(text)).isEqualTo(expectedNs);
        assertThat(Csv.event("ts_event", text).eventNs()).isEqualTo(expectedNs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "18446744073709551615"})
    void knowsUndefinedTimes(String text) {
        assertThat(parse(text)).isEqualTo(TimeParser.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noon",
                "2024-08-01",
                "2024-08-01T13:36",
                "2024-08-01T24:00:00Z",
                "2024-08-01T13:60:00Z",
                "2024-08-01T13:36:60Z",
                "2024-02-30T13:36:32Z",
                "2023-02-29T13:36:32.492082308Z",
                "2024-13-01T13:36:32Z",
                "2024-08-01T13:36:32",
                "2024-08-01T13:36:32.Z",
                "2024-08-01T13:36:32.1234567890Z",
                "2024-08-01T13:36:32ZZ",
                "2024-08-01T13:36:32+0",
                "2024-08-01T13:36:32+00:0x",
                "2024-08-01T13:36:32+99:00",
                "2024-08-01T13-36:32.492082308Z",
                "1969-12-31T23:59:59Z",
                "2262-01-01T00:00:00Z",
                "12345",
                "18446744073709551614",
                "9999999999999999999",
                "-1722519392",
                "2024-08-01T13:36:3a.492082308Z"
            })
    void refusesWhatIsNotATime(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Csv.fault(Csv.text(Csv.row("ts_event", text)))).startsWith("quotes.csv:2: ts_event: ");
    }

    private static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TimeParser().parse(Arrays.copyOf(bytes, bytes.length + LineBlocks.SLACK), 0, bytes.length);
    }

    /** Seconds are remembered from one time to the next, so a sequence of times must give what each gives alone. */
    @Test
    void aTimeDoesNotDependOnThoseBefore() {
        Random random = new Random(11);
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn").withZone(ZoneOffset.UTC);
        TimeParser parser = new TimeParser();
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(1_722_519_392 + random.nextInt(3), random.nextInt(1_000_000_000));
            String text = format.format(time.plusSeconds(random.nextInt(50) == 0 ? random.nextInt(1_000_000) : 0));
            if (random.nextInt(20) == 0) {
                text = text.substring(0, random.nextInt(29)) + "?" + text.substring(1);
            }
            byte[] bytes = Arrays.copyOf((text + "Z").getBytes(StandardCharsets.ISO_8859_1), 128);
            assertThat(parser.parseFixed(bytes, 0)).as(text).isEqualTo(new TimeParser().parseFixed(bytes, 0));
        }
    }
}
