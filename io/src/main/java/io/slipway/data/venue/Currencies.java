package io.slipway.data.venue;

import io.slipway.calendar.MarketCalendar;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The currency of prices, where venue and symbol tell it: US dollars at venues of US equities, and the second name of a pair of coins,
 * such as {@code BTCUSDT}, {@code BTC-USD} or {@code BTC-USDT-SWAP}.
 *
 * <pre>{@code
 * Currencies.of("AAPL", new int[] {2});       // USD
 * Currencies.of("BTCUSDT", new int[] {10001}); // USDT
 * }</pre>
 */
public final class Currencies {

    /** Names in which pairs of coins are quoted; one that ends with another comes before it. */
    private static final List<String> QUOTES = List.of(
            "FDUSD", "PYUSD", "BUSD", "TUSD", "GUSD", "USDT", "USDC", "USDE", "USDD", "USD", "EURC", "EURT", "EUR",
            "GBP", "JPY", "KRW", "TRY", "BRL", "AUD", "CAD", "CHF", "SGD", "HKD", "MXN", "ZAR", "UAH", "DAI", "BTC",
            "XBT", "ETH", "BNB");

    /** Writes the currency first: {@code KRW-BTC}. */
    private static final String FIRST = "upbit";

    /** Has written it first and last at different times: {@code USDT_BTC}, {@code BTC_USDT}. */
    private static final String EITHER = "poloniex";

    private Currencies() {}

    /**
     * The currency of an instrument at venues; empty if they do not tell it, or are of several kinds.
     *
     * @param publisherIds ids of the venues
     */
    public static Optional<String> of(String symbol, int[] publisherIds) {
        Optional<MarketCalendar> calendar = VenueCalendars.common(publisherIds);
        if (calendar.isEmpty() || publisherIds.length == 0) {
            return Optional.empty();
        }
        if (calendar.get().equals(MarketCalendar.US_EQUITIES)) {
            return Optional.of("USD");
        }
        List<Optional<String>> found = Arrays.stream(publisherIds)
                .mapToObj(id -> ofPair(symbol, VenueNames.load().mic(id)))
                .distinct()
                .toList();
        return found.size() == 1 ? found.get(0) : Optional.empty();
    }

    /** The instrument of a tape, with the currency that venues and symbol tell where it has none. */
    public static Instrument instrument(MarketTape tape) {
        return named(tape.instrument(), tape.publisherIds());
    }

    /** An instrument with the currency that venues and symbol tell, where it has none. */
    public static Instrument named(Instrument instrument, int[] publisherIds) {
        return instrument.currency().isEmpty()
                ? instrument.withCurrency(of(instrument.symbol(), publisherIds).orElse(""))
                : instrument;
    }

    /**
     * A text as the code of a currency.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String code(String text) {
        if (!text.matches("[A-Z][A-Z0-9]{1,11}")) {
            throw new IllegalArgumentException(
                    "not a currency: value=" + text + ", expected a code of capital letters");
        }
        return text;
    }

    private static Optional<String> ofPair(String symbol, String exchange) {
        if (CryptoExchanges.load().find(exchange).isEmpty() || exchange.equals(EITHER)) {
            return Optional.empty();
        }
        String[] parts = symbol.toUpperCase(Locale.ROOT).split("[-_/:]", -1);
        if (exchange.equals(FIRST)) {
            return Optional.of(parts[0]).filter(QUOTES::contains);
        }
        for (int i = parts.length - 1; i > 0; i--) {
            if (QUOTES.contains(parts[i])) {
                return Optional.of(parts[i]);
            }
        }
        return Arrays.stream(parts)
                .flatMap(part -> ending(part, exchange).stream())
                .findFirst();
    }

    private static Optional<String> ending(String part, String exchange) {
        return QUOTES.stream()
                .filter(quote -> part.endsWith(quote) && part.length() > quote.length())
                .filter(quote -> isWritten(quote, exchange))
                .findFirst();
    }

    /** Of dollar coins, these exchanges alone join the name to that of another coin: XBTUSD is in USD elsewhere. */
    private static boolean isWritten(String quote, String exchange) {
        boolean isDollarCoin = quote.endsWith("USD") && !quote.equals("USD");
        return !isDollarCoin || exchange.equals(quote.equals("GUSD") ? "gemini" : "binance");
    }
}
