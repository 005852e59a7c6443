package io.slipway.data.feed;

import io.slipway.data.venue.CryptoExchanges;
import io.slipway.text.ConfigException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a feed: an exchange and a symbol as the exchange spells it, such as {@code binance:BTCUSDT}. Another address than the
 * exchange's own may follow, as in {@code binance:BTCUSDT@ws://127.0.0.1:9000}. Immutable.
 *
 * @param feed the exchange's feed
 * @param symbol as the exchange spells it
 * @param site address of WebSockets and pages instead of the exchange's own
 */
public record FeedName(LiveFeed feed, String symbol, Optional<URI> site) {

    private static final Pattern FORM =
            Pattern.compile("([a-z][a-z0-9-]*):([A-Za-z0-9][A-Za-z0-9._/-]*)(?:@(wss?://[^/?#\\s]+)/?)?");

    /** True if a text names a feed, or one of an exchange that is known and has none; the names of files do not. */
    public static boolean isFeed(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                && (find(parts.group(1)).isPresent()
                        || CryptoExchanges.load().find(parts.group(1)).isPresent());
    }

    /**
     * The feed of a name.
     *
     * @throws ConfigException if it is not of that form, or the exchange has no feed here
     */
    public static FeedName parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new ConfigException("not a feed: " + text + ", expected one such as binance:BTCUSDT");
        }
        LiveFeed feed = find(parts.group(1))
                .orElseThrow(() -> new ConfigException("no feed of this exchange: exchange=" + parts.group(1)
                        + ", expected one of " + String.join(", ", names())));
        return new FeedName(
                feed, parts.group(2), Optional.ofNullable(parts.group(3)).map(URI::create));
    }

    private static Optional<LiveFeed> find(String name) {
        return load().stream().filter(feed -> feed.name().equals(name)).findFirst();
    }

    /** Names of the exchanges whose feeds can be read. */
    public static List<String> names() {
        return load().stream().map(LiveFeed::name).sorted().toList();
    }

    private static List<LiveFeed> load() {
        return ServiceLoader.load(LiveFeed.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The symbol in capitals, without what exchanges put between the two currencies. */
    public String plainSymbol() {
        return plain(symbol);
    }

    /** A symbol as {@link #plainSymbol()} gives that of a feed. */
    public static String plain(String symbol) {
        return symbol.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    URI socket() {
        return site.orElse(feed.socketSite()).resolve(feed.socketPath(symbol));
    }

    Optional<URI> snapshot() {
        URI web = site.map(other -> URI.create(other.toString().replaceFirst("^ws", "http")))
                .orElse(feed.webSite());
        return feed.snapshotPath(symbol).map(web::resolve);
    }

    /** The exchange and the symbol. */
    @Override
    public String toString() {
        return feed.name() + ":" + symbol;
    }
}
