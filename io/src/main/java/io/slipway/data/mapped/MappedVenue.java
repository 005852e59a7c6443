package io.slipway.data.mapped;

import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.venue.VenueNames;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The venue of a row: one for all, or what a column says. */
final class MappedVenue {

    private final Mapping mapping;
    private final int column;
    private final VenueNames names = VenueNames.load();
    private byte[] text = {};
    private int publisherId;

    MappedVenue(Mapping mapping, int column) {
        this.mapping = mapping;
        this.column = column;
        this.publisherId = mapping.venues().only().orElse(0);
    }

    int publisherId(Fields row) {
        if (column == Header.ABSENT || (text.length > 0 && row.is(column, text))) {
            return publisherId;
        }
        String name = row.text(column);
        publisherId = find(row, name);
        text = name.getBytes(StandardCharsets.UTF_8);
        return publisherId;
    }

    /** The publisher of a market identifier code, of a crypto exchange's name, or of a number, which need not be known. */
    static OptionalInt publisherId(VenueNames names, String text) {
        if (text.matches("[0-9]{1,5}")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        return names.publisherOf(text);
    }

    private int find(Fields row, String name) {
        if (!mapping.venues().byText().isEmpty()) {
            Integer mapped = mapping.venues().byText().get(name);
            if (mapped == null) {
                throw row.fault(
                        column,
                        "unknown venue",
                        "one of venues: "
                                + String.join(", ", mapping.venues().byText().keySet()));
            }
            return mapped;
        }
        return publisherId(names, name)
                .orElseThrow(() -> row.fault(
                        column, "unknown venue", "a market identifier code or publisher id, or venues in the mapping"));
    }
}
