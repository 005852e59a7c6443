package io.slipway.data.feed;

import io.slipway.data.venue.CryptoExchanges;
import io.slipway.market.IssueLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Coinbase's market data of Advanced Trade: the book and its changes ({@code level2}), trades ({@code market_trades}) and a message
 * every second ({@code heartbeats}).
 */
public final class CoinbaseFeed implements LiveFeed {

    @Override
    public String name() {
        return "coinbase";
    }

    @Override
    public int publisherId() {
        return CryptoExchanges.load().find(name()).orElseThrow().publisherId();
    }

    @Override
    public URI socketSite() {
        return URI.create("wss://advanced-trade-ws.coinbase.com");
    }

    @Override
    public URI webSite() {
        return URI.create("https://api.coinbase.com");
    }

    @Override
    public String socketPath(String symbol) {
        return "/";
    }

    @Override
    public List<String> subscriptions(String symbol) {
        String product = symbol.toUpperCase(Locale.ROOT);
        return List.of(
                subscription(product, "heartbeats"),
                subscription(product, "level2"),
                subscription(product, "market_trades"));
    }

    private static String subscription(String product, String channel) {
        return "{\"type\":\"subscribe\",\"product_ids\":[\"" + product + "\"],\"channel\":\"" + channel + "\"}";
    }

    @Override
    public Optional<String> snapshotPath(String symbol) {
        return Optional.empty();
    }

    /** Ten heartbeats. */
    @Override
    public Duration silence() {
        return Duration.ofSeconds(10);
    }

    @Override
    public FeedDecoder decoder(String symbol, FeedRows rows, FeedNumbers numbers, IssueLog issues) {
        return new CoinbaseDecoder(rows, numbers, issues);
    }
}
