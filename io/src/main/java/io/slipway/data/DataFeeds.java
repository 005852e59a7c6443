package io.slipway.data;

import io.slipway.data.feed.FeedName;
import io.slipway.data.feed.FeedReader;
import io.slipway.data.feed.FeedTiming;
import io.slipway.data.source.ArrivalLock;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.ArrivingRows;
import io.slipway.market.MarketDataException;
import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Opens the feeds of exchanges, named as in {@code binance:BTCUSDT}. */
public final class DataFeeds {

    private DataFeeds() {}

    /**
     * True if inputs name feeds, false if they name files.
     *
     * @throws ConfigException if they name both
     */
    public static boolean areFeeds(List<String> inputs) {
        long feeds = inputs.stream().filter(FeedName::isFeed).count();
        if (feeds > 0 && feeds < inputs.size()) {
            throw new ConfigException("--input: feeds of exchanges and files cannot be read together");
        }
        return feeds > 0;
    }

    /**
     * Connects with feeds of one instrument. Rows come a fifth of a second after their receipt at the latest, in the order of receipt.
     * A connection that is lost is made anew; until the book is known again, its exchange has no quotes.
     *
     * @param inputs names of feeds, of which those of the options' symbol are taken
     * @param warnings gets sentences about losses and returns
     * @throws ConfigException if a name is wrong, or the feeds are of several symbols and the options choose none
     */
    public static ArrivingRows open(
            List<String> inputs, ReadOptions options, FeedTiming timing, Consumer<String> warnings) {
        List<FeedName> feeds = chosen(inputs, options);
        String symbol = options.symbol().orElse(feeds.get(0).symbol());
        ArrivalLock lock = new ArrivalLock();
        FeedReader reader = new FeedReader(feeds, symbol, options, timing, lock, warnings);
        return new ClockedReader(new ArrivingReader(new CheckedReader(List.of(reader), options), lock));
    }

    /** Ids of the exchanges whose feeds are taken, ascending. */
    public static List<Integer> publishers(List<String> inputs, ReadOptions options) {
        return chosen(inputs, options).stream()
                .map(name -> name.feed().publisherId())
                .sorted()
                .distinct()
                .toList();
    }

    /** Symbols are compared without what exchanges put between the two currencies. */
    private static List<FeedName> chosen(List<String> inputs, ReadOptions options) {
        List<FeedName> feeds = inputs.stream().map(FeedName::parse).toList();
        List<String> symbols =
                feeds.stream().map(FeedName::plainSymbol).distinct().toList();
        if (options.symbol().isEmpty() && symbols.size() > 1) {
            throw new ConfigException(
                    "feeds of several symbols: " + String.join(", ", symbols) + "; choose one with --symbol");
        }
        String wanted = FeedName.plain(options.symbol().orElse(symbols.get(0)));
        List<FeedName> chosen = new ArrayList<>(feeds);
        chosen.removeIf(feed -> !feed.plainSymbol().equals(wanted));
        if (chosen.isEmpty()) {
            throw new MarketDataException(
                    "no feed of this symbol: symbol=" + options.symbol().orElse("") + ", feeds=" + feeds);
        }
        return chosen;
    }
}
