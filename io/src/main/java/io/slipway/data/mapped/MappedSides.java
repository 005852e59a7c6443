package io.slipway.data.mapped;

import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.market.BookSide;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Sides by their text, without regard to case. */
final class MappedSides {

    private final Map<String, BookSide> byText;

    MappedSides(Map<String, BookSide> byText) {
        this.byText = byText;
    }

    /** The side in a field; none if there is no such column or it is empty. */
    BookSide of(Fields row, int column) {
        if (column == Header.ABSENT || row.isEmpty(column)) {
            return BookSide.NONE;
        }
        BookSide side = byText.get(row.text(column).toLowerCase(Locale.ROOT));
        if (side == null) {
            throw row.fault(column, "unknown side", "one of " + listed(byText.keySet()));
        }
        return side;
    }

    /** Words in alphabetical order. */
    static String listed(Collection<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
