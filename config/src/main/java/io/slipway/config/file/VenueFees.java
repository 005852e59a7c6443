package io.slipway.config.file;

import io.slipway.data.venue.VenueNames;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.publish.values.FeeSource;
import io.slipway.text.ConfigException;
import io.slipway.text.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fees of venues by date, from a file. Immutable. */
public final class VenueFees {

    private final FeeSource source;
    private final Map<String, List<DatedFees>> venues;

    private VenueFees(FeeSource source, Map<String, List<DatedFees>> venues) {
        this.source = source;
        this.venues = venues;
    }

    /**
     * A shipped table, as reliable as its stated sources.
     *
     * @param name {@code us-equities} or {@code crypto}
     */
    public static VenueFees shipped(String name) {
        String file = name + ".yaml";
        try (InputStream in = VenueFees.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is not on the class path");
            }
            return parse(file, in.readAllBytes(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table of the user's, in the same form.
     *
     * @throws ConfigException if it cannot be read, or has an unknown venue, a value that cannot be one, or dates that do not ascend
     */
    public static VenueFees load(Path file) {
        return parse(String.valueOf(file.getFileName()), YamlNode.bytes(file), false);
    }

    private static VenueFees parse(String name, byte[] bytes, boolean isShipped) {
        Map<String, List<DatedFees>> venues = FeeFile.venues(YamlNode.parse(name, bytes));
        return new VenueFees(new FeeSource(name, sha256(bytes), unverified(venues), isShipped), venues);
    }

    private static List<String> unverified(Map<String, List<DatedFees>> venues) {
        return venues.entrySet().stream()
                .filter(venue -> venue.getValue().stream().allMatch(DatedFees::unverified))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Identity of the file. */
    public FeeSource source() {
        return source;
    }

    /**
     * The fees on a day of the publishers that the table has by id or by venue; {@code other} for all others.
     *
     * @throws ConfigException if the table has a publisher, but not on that day yet
     */
    public FeeTable on(LocalDate date, int[] publisherIds, FeeSchedule other) {
        SortedMap<Integer, FeeSchedule> byPublisher = new TreeMap<>();
        for (int publisherId : publisherIds) {
            feesOn(publisherId, date).ifPresent(fees -> byPublisher.put(publisherId, fees.schedule()));
        }
        return new FeeTable(other, byPublisher);
    }

    /** The fees of a publisher on a day. */
    Optional<DatedFees> feesOn(int publisherId, LocalDate date) {
        String id = Integer.toString(publisherId);
        String key = venues.containsKey(id) ? id : VenueNames.load().mic(publisherId);
        List<DatedFees> dated = venues.getOrDefault(key, List.of());
        Optional<DatedFees> inForce =
                dated.stream().filter(fees -> !date.isBefore(fees.from())).reduce((earlier, later) -> later);
        if (!dated.isEmpty() && inForce.isEmpty()) {
            throw new ConfigException(source.file() + ": venues." + key + ".schedules: no fees on " + date
                    + ": the first are from " + dated.get(0).from());
        }
        return inForce;
    }

    /** All schedules, by the file's name of a venue. */
    Map<String, List<DatedFees>> venues() {
        return venues;
    }
}
