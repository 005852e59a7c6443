package io.slipway.data.feed;

import io.slipway.data.venue.CryptoExchanges;
import io.slipway.market.IssueLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Binance spot: changes of the book every 100 ms ({@code depth@100ms}) and each trade ({@code trade}). The book itself is a page,
 * asked for at the beginning and after a gap.
 */
public final class BinanceFeed implements LiveFeed {

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public int publisherId() {
        return CryptoExchanges.load().find(name()).orElseThrow().publisherId();
    }

    /** The address of market data alone, which needs no account. */
    @Override
    public URI socketSite() {
        return URI.create("wss://data-stream.binance.vision");
    }

    @Override
    public URI webSite() {
        return URI.create("https://data-api.binance.vision");
    }

    @Override
    public String socketPath(String symbol) {
        String stream = symbol.toLowerCase(Locale.ROOT);
        return "/stream?streams=" + stream + "@depth@100ms/" + stream + "@trade&timeUnit=MICROSECOND";
    }

    @Override
    public List<String> subscriptions(String symbol) {
        return List.of();
    }

    /** A hundred times the levels that a row has; more would take more of the requests that an address may make. */
    @Override
    public Optional<String> snapshotPath(String symbol) {
        return Optional.of("/api/v3/depth?symbol=" + symbol.toUpperCase(Locale.ROOT) + "&limit=1000");
    }

    /** Three of the pings that the exchange sends every 20 s. */
    @Override
    public Duration silence() {
        return Duration.ofSeconds(60);
    }

    @Override
    public FeedDecoder decoder(String symbol, FeedRows rows, FeedNumbers numbers, IssueLog issues) {
        return new BinanceDecoder(rows, numbers, issues);
    }
}
