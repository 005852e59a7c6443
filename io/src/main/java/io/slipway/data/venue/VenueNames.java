package io.slipway.data.venue;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Names of publisher ids: a venue within a dataset of Databento, or from 10001 on a crypto exchange, which has its name
 * instead of a market identifier code. An unknown id is named by its number. Immutable.
 */
public final class VenueNames {

    private static final Set<Integer> CONSOLIDATED = Set.of(30, 59, 60, 90, 93, 94, 95, 96);
    private static final Set<Integer> REPORTING_ONLY = Set.of(17, 18, 19, 54, 55, 56, 68, 69, 70, 82, 83);

    private final Map<Integer, Venue> venues;

    private VenueNames(Map<Integer, Venue> venues) {
        this.venues = venues;
    }

    /** Reads the tables once, when they are first needed. */
    private static final class Loaded {

        static final VenueNames VENUES = parse();
    }

    private record Venue(int publisherId, String mic, String description) {}

    /** The publishers that Databento had numbered by version 0.54 of its {@code dbn} library, and crypto exchanges. */
    public static VenueNames load() {
        return Loaded.VENUES;
    }

    private static VenueNames parse() {
        Map<Integer, Venue> venues = new HashMap<>();
        for (ReferenceTable.Row row : ReferenceTable.ofResource("venues.csv").rows()) {
            int id = row.whole("publisher_id");
            venues.put(id, new Venue(id, row.text("mic"), row.text("description")));
        }
        for (CryptoExchange exchange : CryptoExchanges.load().all()) {
            int id = exchange.publisherId();
            venues.put(id, new Venue(id, exchange.name(), exchange.description()));
        }
        return new VenueNames(Map.copyOf(venues));
    }

    /** The publisher with the lowest id that is the venue with this market identifier code, which is its own feed. */
    public OptionalInt publisherOf(String mic) {
        return venues.values().stream()
                .filter(venue -> venue.mic().equals(mic))
                .mapToInt(Venue::publisherId)
                .min();
    }

    /** Number of known publishers. */
    public int size() {
        return venues.size();
    }

    /** The market identifier code or the name of a crypto exchange, such as {@code XNAS}, or {@code publisher 123}. */
    public String mic(int publisherId) {
        Venue venue = venues.get(publisherId);
        return venue == null ? "publisher " + publisherId : venue.mic();
    }

    /** The feed, such as {@code Nasdaq TotalView-ITCH}, or {@code publisher 123}. */
    public String description(int publisherId) {
        Venue venue = venues.get(publisherId);
        return venue == null ? "publisher " + publisherId : venue.description();
    }

    /** True if the publisher is one of the table. */
    public boolean isKnown(int publisherId) {
        return venues.containsKey(publisherId);
    }

    /** True if the publisher shows the best of several venues instead of one venue. */
    public boolean isConsolidated(int publisherId) {
        return CONSOLIDATED.contains(publisherId);
    }

    /** True if the publisher only reports trades made off exchange. */
    public boolean isTradeReportingOnly(int publisherId) {
        return REPORTING_ONLY.contains(publisherId);
    }

    /** True if an order can be sent there; an unknown publisher is taken to be a venue. */
    public boolean isExecutable(int publisherId) {
        return !isConsolidated(publisherId) && !isTradeReportingOnly(publisherId);
    }
}
