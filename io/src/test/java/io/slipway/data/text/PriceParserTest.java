package io.slipway.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.databento.RecordEvents;
import io.slipway.data.databento.csv.Csv;
import io.slipway.data.databento.csv.CsvRecords;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceParserTest {

    @ParameterizedTest
    @CsvSource({
        "222.81,222810000000,DECIMAL",
        "5.510000000,5510000000,DECIMAL",
        "0.000000001,1,DECIMAL",
        ".5,500000000,DECIMAL",
        "222.,222000000000,DECIMAL",
        "222,222000000000,DECIMAL",
        "9223372036.854775806,9223372036854775806,DECIMAL",
        "222810000000,222810000000,RAW",
        "1000000,1000000,RAW",
    })
    void readsPricesExactlyAndDecidesTheEncoding(String text, long expectedE9, PriceEncoding encoding) {
        PriceParser parser = new PriceParser();
        assertThat(parse(parser, text)).isEqualTo(expectedE9);
        assertThat(parser.encoding()).isEqualTo(encoding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.0",
                "0.000000000",
                "9223372036854775807",
                "9223372036.854775807",
                "9999999999",
                "-9999999999",
                "9999999999.0",
                "-9999999999.00",
                "-0.0"
            })
    void knowsEveryWayToSayThatThereIsNoQuote(String text) {
        assertThat(Csv.event("bid_px_00", text).hasBid()).isFalse();
        assertThat(Csv.event("price", text).hasPrice()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"222.81,222810000000", "222810000000,222.81", "222,222810000000"})
    void refusesToMixEncodings(String first, String second) {
        PriceParser parser = new PriceParser();
        parse(parser, first);
        assertThatThrownBy(() -> parse(parser, second)).hasMessageStartingWith("mixed price encodings: value=");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "-", "1.2.3", "1,2", "NaN", "1e5", "+1.0", " ", "0x1F", "€5", "92233720368.5"})
    void refusesWhatIsNotAPrice(String text) {
        assertThatThrownBy(() -> parse(new PriceParser(), text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"222810000000,222830000000", "5510000000,5520000000", "9999999998,9999999997999"})
    void readsFilesOfRawPrices(String bid, String ask) {
        String row = Csv.row(Csv.row(Csv.row("price", ""), "bid_px_00", bid), "ask_px_00", ask);
        CsvRecords records = Csv.records(Csv.text(row, row), false);
        try (MarketDataReader reader = RecordEvents.of(records, Csv.FILE, ReadOptions.all())) {
            MarketEvent event = new MarketEvent();
            assertThat(reader.next(event)).isTrue();
            assertThat(reader.next(event)).isTrue();
            assertThat(event.bidPxE9()).isEqualTo(Long.parseLong(bid));
            assertThat(event.askPxE9()).isEqualTo(Long.parseLong(ask));
            assertThat(records.priceEncoding()).isEqualTo(PriceEncoding.RAW);
        }
    }

    private static long parse(PriceParser parser, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 0, bytes.length);
    }
}
