package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InverseContractsTest {

    @TempDir
    Path folder;

    @Test
    void dataOfSuchAContractSaySo() {
        Path mapping = TextFiles.write(
                folder,
                "m.yml",
                "columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as}\nvenue: deribit\nsymbol: BTC-PERPETUAL\n");
        Path file = TextFiles.write(
                folder,
                "quotes.csv",
                "t,b,bs,a,as\n2024-08-01T13:30:00Z,64500,10,64501,20\n2024-08-01T13:30:01Z,64500,10,64502,20\n");
        ReadOptions options = ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping));
        assertThat(TextFiles.read(file, options).absences())
                .filteredOn(text -> text.contains("settles in coins"))
                .singleElement()
                .asString()
                .startsWith("BTC-PERPETUAL of deribit settles in coins");
    }

    @ParameterizedTest
    @CsvSource({
        "deribit, BTC-PERPETUAL, true",
        "deribit, ETH-27DEC24, true",
        "deribit, BTC-27DEC24-60000-C, false",
        "deribit, BTC_USDC-PERPETUAL, false",
        "bitmex, XBTUSD, true",
        "bitmex, XBTH25, true",
        "bitmex, XBTUSDT, false",
        "binance-delivery, BTCUSD_PERP, true",
        "binance-futures, BTCUSDT, false",
        "binance, BTCUSD, false",
        "bybit, BTCUSD, true",
        "bybit, BTCUSDT, false",
        "okex-swap, BTC-USD-SWAP, true",
        "okex-swap, BTC-USDT-SWAP, false",
        "cryptofacilities, PI_XBTUSD, true",
        "cryptofacilities, PF_XBTUSD, false",
        "kucoin-futures, XBTUSDM, true",
        "kucoin-futures, XBTUSDTM, false",
        "huobi-dm-swap, BTC-USD, true",
    })
    void tellsContractsThatSettleInCoins(String exchange, String symbol, boolean isInverse) {
        int id = StreamSupport.stream(CryptoExchanges.load().all().spliterator(), false)
                .filter(each -> each.name().equals(exchange))
                .findFirst()
                .orElseThrow()
                .publisherId();
        assertThat(InverseContracts.sentence(id, symbol).isPresent()).isEqualTo(isInverse);
        assertThat(InverseContracts.sentence(2, symbol)).isEmpty();
    }
}
