package io.slipway.data.venue;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Contracts of crypto exchanges that settle in coins and whose price is in US dollars. Their value is size / price coins, so that size
 * times price is no amount of money; relative costs hold to first order.
 */
public final class InverseContracts {

    /** A pair or an index in dollars, not in a coin that is tied to them. */
    private static final Pattern DOLLARS = Pattern.compile("(?i).*USD(?![TCE]).*");

    private static final Pattern ALL = Pattern.compile(".*");

    /** Symbols of coin-margined contracts by exchange, from the naming rules of each. */
    private static final Map<String, Pattern> BY_EXCHANGE = Map.ofEntries(
            Map.entry("binance-delivery", ALL),
            Map.entry("bitmex", Pattern.compile("(?i).*USD(?![TCE]).*|XBT[FGHJKMNQUVXZ][0-9]{2}")),
            Map.entry("deribit", Pattern.compile("(?i)[A-Z]+-(PERPETUAL|[0-9]{1,2}[A-Z]{3}[0-9]{2})")),
            Map.entry("bybit", DOLLARS),
            Map.entry("okex-swap", DOLLARS),
            Map.entry("okex-futures", DOLLARS),
            Map.entry("cryptofacilities", Pattern.compile("(?i)(PI|FI)_.*")),
            Map.entry("huobi-dm", ALL),
            Map.entry("huobi-dm-swap", ALL),
            Map.entry("kucoin-futures", DOLLARS),
            Map.entry("gate-io-futures", DOLLARS),
            Map.entry("mexc-futures", DOLLARS));

    private InverseContracts() {}

    /** A sentence about the amounts of a symbol of a publisher; empty unless it is such a contract. */
    public static Optional<String> sentence(int publisherId, String symbol) {
        for (CryptoExchange exchange : CryptoExchanges.load().all()) {
            if (exchange.publisherId() == publisherId) {
                Pattern symbols = BY_EXCHANGE.get(exchange.name());
                boolean isInverse = symbols != null && symbols.matcher(symbol).matches();
                return isInverse
                        ? Optional.of(
                                symbol + " of " + exchange.name() + " settles in coins: amounts of cash are size"
                                        + " times price, which is not the value of such a contract; costs in bps hold to first order")
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
