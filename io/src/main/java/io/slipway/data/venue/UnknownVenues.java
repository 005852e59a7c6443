package io.slipway.data.venue;

import io.slipway.executions.OwnFill;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * Venues as files of orders and fills name them. A name that {@link VenueTexts} does not know, such as that of a dark pool, has an id of
 * its own below zero and is shown as the file has it. The id comes from the name, so that neither the order of rows nor that of files
 * changes it. Not thread-safe.
 *
 * <pre>{@code
 * UnknownVenues venues = new UnknownVenues();
 * venues.nameOf(venues.publisherOf("XNAS"));     // "XNAS"
 * venues.nameOf(venues.publisherOf("POOL 7"));   // "POOL 7"
 * }</pre>
 */
public final class UnknownVenues {

    private static final String NOT_STATED = "not stated";

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    /** The publisher id of a venue: below zero for an unknown name, {@link OwnFill#NO_VENUE} for an empty text. */
    public int publisherOf(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            return OwnFill.NO_VENUE;
        }
        OptionalInt known = VenueTexts.load().publisherOf(name);
        return known.isPresent() ? known.getAsInt() : ids.computeIfAbsent(name, this::newId);
    }

    /** An id that no other name has. */
    private int newId(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        int id = -1 - (int) (sum.getValue() & Integer.MAX_VALUE);
        while (names.putIfAbsent(id, name) != null) {
            id = id == Integer.MIN_VALUE ? -1 : id - 1;
        }
        return id;
    }

    /** True of the id of a name that is not known. */
    public static boolean isUnknown(int publisherId) {
        return publisherId < OwnFill.NO_VENUE;
    }

    /** The market identifier code, the name in the file where it is not known, or a word for a venue that is not stated. */
    public String nameOf(int publisherId) {
        if (publisherId == OwnFill.NO_VENUE) {
            return NOT_STATED;
        }
        String name = names.get(publisherId);
        return name == null ? VenueNames.load().mic(publisherId) : name;
    }
}
