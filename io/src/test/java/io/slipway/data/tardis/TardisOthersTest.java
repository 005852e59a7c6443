package io.slipway.data.tardis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.FileSymbols;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of all that Tardis.dev has of a day gives the books and the trades, each once. */
class TardisOthersTest {

    private static final String DAY = "_2024-05-01_BTCUSDT.csv";
    private static final String TRADE = "binance,BTCUSDT,%d000000,%d000100,7,buy,60000,0.5\n";

    @TempDir
    private Path folder = Path.of("");

    private void write(String type, String header, String row) throws IOException {
        Files.writeString(
                folder.resolve("binance_" + type + DAY),
                "exchange,symbol,timestamp,local_timestamp," + header + "\n" + row);
    }

    @BeforeEach
    void writeAll() throws IOException {
        long s = 1_714_521_600L;
        write(
                "incremental_book_L2",
                "is_snapshot,side,price,amount",
                "binance,BTCUSDT,%1$d000000,%1$d000100,true,bid,59999,1\n".formatted(s)
                        + "binance,BTCUSDT,%1$d000000,%1$d000100,true,ask,60001,2\n".formatted(s));
        write("trades", "id,side,price,amount", TRADE.formatted(s + 1, s + 1));
        write("liquidations", "id,side,price,amount", TRADE.formatted(s + 1, s + 1));
        write(
                "quotes",
                "ask_amount,ask_price,bid_price,bid_amount",
                "binance,BTCUSDT,%1$d000000,%1$d000100,2,60001,59999,1\n".formatted(s));
        write(
                "derivative_ticker",
                "funding_timestamp,funding_rate,predicted_funding_rate,open_interest,last_price,index_price,mark_price",
                "binance,BTCUSDT,%1$d000000,%1$d000100,,0.0001,,100,60000,60000,60000\n".formatted(s));
        write(
                "options_chain",
                "type,strike_price,bid_price,bid_amount,ask_price,ask_amount",
                "binance,BTC-60000-C,%1$d000000,%1$d000100,call,60000,10,1,12,1\n".formatted(s));
    }

    @Test
    void booksAndTradesAreReadAndTheRestIsNamed() {
        List<String> patterns = List.of(folder.toString());
        ReadOptions options = ReadOptions.all().withQtyStep(new QtyStep(new BigDecimal("0.1"), true));
        MarketTape tape = MarketTape.readAll(DataFiles.open(patterns, options));
        assertThat(tape.size()).isEqualTo(2);
        assertThat(tape.issues()).containsEntry(DataIssue.PASSED_OVER_FILE, 4L);
        assertThat(FileSymbols.of(patterns, options)).containsExactly("BTCUSDT");
    }

    @Test
    void aFileAloneIsReadOrSaysWhyNot() {
        Path liquidations = folder.resolve("binance_liquidations" + DAY);
        assertThatThrownBy(() -> DataFiles.open(liquidations, ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessage(
                        "binance_liquidations" + DAY + ": liquidations, which the file of trades has, too; name a file"
                                + " of quotes, books or trades too, or give --format");
        ReadOptions named = ReadOptions.all()
                .withFormat(Optional.of("tardis-trades"), Optional.empty())
                .withQtyStep(new QtyStep(new BigDecimal("0.1"), true));
        assertThat(MarketTape.readAll(DataFiles.open(liquidations, named)).size())
                .isEqualTo(1);
        for (String type : List.of("quotes", "options_chain")) {
            assertThat(MarketTape.readAll(DataFiles.open(folder.resolve("binance_" + type + DAY), ReadOptions.all()))
                            .size())
                    .isEqualTo(1);
        }
    }
}
