package io.slipway.data.venue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who Databento's publisher ids are: a venue within a dataset. An unknown id is named by its number. Immutable. */
public final class VenueNames {

    private static final Set<Integer> CONSOLIDATED = Set.of(30, 59, 60, 90, 93, 94, 95, 96);
    private static final Set<Integer> REPORTING_ONLY = Set.of(17, 18, 19, 54, 55, 56, 68, 69, 70, 82, 83);

    private final Map<Integer, Venue> venues;

    private VenueNames(Map<Integer, Venue> venues) {
        this.venues = venues;
    }

    private record Venue(int publisherId, String mic, String description) {

        static Venue parse(String line) {
            String[] fields = line.split(",", -1);
            return new Venue(Integer.parseInt(fields[0]), fields[1], fields[2]);
        }
    }

    /** The publishers that Databento had numbered by version 0.54 of its {@code dbn} library. */
    public static VenueNames load() {
        try (InputStream in = VenueNames.class.getResourceAsStream("venues.csv")) {
            if (in == null) {
                throw new IllegalStateException("the resource venues.csv is not on the class path");
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            return new VenueNames(lines.stream()
                    .skip(1)
                    .map(Venue::parse)
                    .collect(Collectors.toUnmodifiableMap(Venue::publisherId, venue -> venue)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Number of known publishers. */
    public int size() {
        return venues.size();
    }

    /** The market identifier code, such as {@code XNAS}, or {@code publisher 123}. */
    public String mic(int publisherId) {
        Venue venue = venues.get(publisherId);
        return venue == null ? "publisher " + publisherId : venue.mic();
    }

    /** The feed, such as {@code Nasdaq TotalView-ITCH}, or {@code publisher 123}. */
    public String description(int publisherId) {
        Venue venue = venues.get(publisherId);
        return venue == null ? "publisher " + publisherId : venue.description();
    }

    /** Whether the publisher is one of the table. */
    public boolean isKnown(int publisherId) {
        return venues.containsKey(publisherId);
    }

    /** Whether the publisher shows the best of several venues instead of one venue. */
    public boolean isConsolidated(int publisherId) {
        return CONSOLIDATED.contains(publisherId);
    }

    /** Whether the publisher only reports trades made off exchange. */
    public boolean isTradeReportingOnly(int publisherId) {
        return REPORTING_ONLY.contains(publisherId);
    }

    /** Whether an order can be sent there; an unknown publisher is taken to be a venue. */
    public boolean isExecutable(int publisherId) {
        return !isConsolidated(publisherId) && !isTradeReportingOnly(publisherId);
    }
}
