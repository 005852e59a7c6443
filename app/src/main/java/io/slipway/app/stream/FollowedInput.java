package io.slipway.app.stream;

import io.slipway.app.run.Terminal;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.DataFeeds;
import io.slipway.data.DataFiles;
import io.slipway.data.feed.FeedTiming;
import io.slipway.data.source.DataSource;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** A file that grows, standard input or feeds of exchanges, and the venues that they may have. */
public final class FollowedInput {

    /** Longer than any process lives: a file that is followed has no end. */
    private static final Duration FOREVER = Duration.ofDays(3650);

    /** Time for the first message of an exchange. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReadSpec files;
    private final Optional<String> venues;

    /**
     * An input.
     *
     * @param venues market identifier codes or publisher ids, separated by commas; empty for those that the file has already
     * @throws ConfigException if there are several files, or standard input without its venues
     */
    public FollowedInput(ReadSpec files, Optional<String> venues) {
        this.files = files;
        this.venues = venues;
        if (isFeed()) {
            return;
        }
        if (files.inputs().size() > 1) {
            throw new ConfigException("--input: one file can be followed");
        }
        if (isStandardInput() && venues.isEmpty()) {
            throw new ConfigException("--venues: standard input needs them, as in XNAS,ARCX");
        }
    }

    private boolean isFeed() {
        return DataFeeds.areFeeds(files.inputs());
    }

    private boolean isStandardInput() {
        return files.inputs().get(0).equals(DataSource.STANDARD_INPUT);
    }

    /** The rows as they arrive. */
    public MarketDataReader open() {
        if (isFeed()) {
            return DataFeeds.open(files.inputs(), files.options(), FeedTiming.usual(PATIENCE), Terminal::warn);
        }
        return DataFiles.follow(Path.of(files.inputs().get(0)), FOREVER, files.options());
    }

    /**
     * The publishers that may occur, ascending.
     *
     * @throws ConfigException if a venue is not known
     */
    public List<Integer> publishers() {
        if (venues.isPresent()) {
            return named(venues.get());
        }
        return isFeed() ? DataFeeds.publishers(files.inputs(), files.options()) : present();
    }

    private static List<Integer> named(String venues) {
        List<Integer> ids = new ArrayList<>();
        for (String word : venues.split(",", -1)) {
            String name = word.strip();
            OptionalInt id = name.matches("\\d{1,5}")
                    ? OptionalInt.of(Integer.parseInt(name))
                    : VenueNames.load().publisherOf(name);
            ids.add(id.orElseThrow(() -> new ConfigException("--venues: unknown: value=" + name
                    + ", expected a MIC such as XNAS, or a" + " publisher id of the data")));
        }
        return ids;
    }

    private List<Integer> present() {
        TreeSet<Integer> ids = new TreeSet<>();
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader = DataFiles.open(files.inputs(), files.options())) {
            while (reader.next(event)) {
                ids.add(event.publisherId());
            }
        }
        return List.copyOf(ids);
    }
}
