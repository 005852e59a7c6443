package io.slipway.data.venue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Crypto exchanges by the names that Tardis.dev gives them. Immutable. */
public final class CryptoExchanges {

    private final Map<String, CryptoExchange> exchanges;

    /** Reads the table once, when it is first needed. */
    private static final class Loaded {

        static final CryptoExchanges EXCHANGES = parse();
    }

    private CryptoExchanges(Map<String, CryptoExchange> exchanges) {
        this.exchanges = exchanges;
    }

    /** The exchanges that are known. */
    public static CryptoExchanges load() {
        return Loaded.EXCHANGES;
    }

    private static CryptoExchanges parse() {
        return new CryptoExchanges(ReferenceTable.ofResource("crypto_exchanges.csv").rows().stream()
                .map(row -> new CryptoExchange(row.whole("publisher_id"), row.text("name"), row.text("description")))
                .collect(Collectors.toUnmodifiableMap(CryptoExchange::name, exchange -> exchange)));
    }

    /** The exchange of a name such as {@code binance-futures}. */
    public Optional<CryptoExchange> find(String name) {
        return Optional.ofNullable(exchanges.get(name));
    }

    /** All of them. */
    public Iterable<CryptoExchange> all() {
        return exchanges.values();
    }
}
