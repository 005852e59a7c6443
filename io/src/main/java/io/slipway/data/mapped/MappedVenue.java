package io.slipway.data.mapped;

import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.venue.ExchangeLetters;
import io.slipway.data.venue.VenueTexts;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The venue of a row: one for all, or what a column says. */
final class MappedVenue {

    private final Mapping mapping;
    private final int column;
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

    /** The publisher of a market identifier code, a crypto exchange's name, a letter of the tape, or a number, which need not be known. */
    static OptionalInt publisherId(String text) {
        boolean isLetter = text.length() == 1 && ExchangeLetters.load().isKnown(text.charAt(0));
        return isLetter
                ? OptionalInt.of(ExchangeLetters.load().publisherId(text.charAt(0)))
                : VenueTexts.load().publisherOf(text);
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
        return publisherId(name)
                .orElseThrow(() -> row.fault(
                        column, "unknown venue", "a market identifier code or publisher id, or venues in the mapping"));
    }
}
