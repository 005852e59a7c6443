package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrenciesTest {

    /** Names as the exchanges and Tardis.dev write them, and the currency that their pages of contracts state; none where unknown. */
    @ParameterizedTest
    @CsvSource({
        "binance, BTCUSDT, USDT",
        "binance, btcfdusd, FDUSD",
        "binance, ETHBTC, BTC",
        "binance, BTCEUR, EUR",
        "binance-delivery, BTCUSD_PERP, USD",
        "binance-futures, BTCUSDT_240628, USDT",
        "coinbase, BTC-USD, USD",
        "coinbase, USDT-USD, USD",
        "kraken, XBT/USD, USD",
        "cryptofacilities, PI_XBTUSD, USD",
        "bitmex, XBTUSD, USD",
        "bitfinex, tBTCUSD, USD",
        "okex, BTC-USDT, USDT",
        "okex-swap, BTC-USDT-SWAP, USDT",
        "okex-futures, BTC-USD-240628, USD",
        "bitflyer, FX_BTC_JPY, JPY",
        "upbit, KRW-BTC, KRW",
        "gemini, btcgusd, GUSD",
        "deribit, BTC-PERPETUAL,",
        "deribit, BTC-28JUN24-70000-C,",
        "poloniex, USDT_BTC,",
        "binance, USDT,",
    })
    void thePairOfCoinsTellsIt(String exchange, String symbol, String currency) {
        int id = CryptoExchanges.load().find(exchange).orElseThrow().publisherId();
        assertThat(Currencies.of(symbol, new int[] {id})).isEqualTo(Optional.ofNullable(currency));
    }

    @Test
    void theVenuesTellItOfSharesAlone() {
        int binance = CryptoExchanges.load().find("binance").orElseThrow().publisherId();
        assertThat(Currencies.of("BTCUSDT", new int[] {2, 43})).contains("USD");
        assertThat(Currencies.of("ESU4", new int[] {1})).isEmpty();
        assertThat(Currencies.of("BTCUSDT", new int[] {2, binance})).isEmpty();
        assertThat(Currencies.of("ABC", new int[] {30_000})).isEmpty();
        assertThat(Currencies.of("ABC", new int[0])).isEmpty();
    }
}
