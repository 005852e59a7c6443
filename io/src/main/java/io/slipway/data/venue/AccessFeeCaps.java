package io.slipway.data.venue;

import io.slipway.data.venue.ReferenceTable.Row;
import io.slipway.model.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The caps of access fees and the ticks of US equities by date. Immutable. */
public final class AccessFeeCaps {

    private final List<AccessFeeCap> caps;

    private AccessFeeCaps(List<AccessFeeCap> caps) {
        this.caps = caps;
    }

    /** The table that is part of the program. */
    public static AccessFeeCaps load() {
        return parse(ReferenceTable.ofResource("access_fee_caps.csv"));
    }

    /**
     * A table of the user's, with the columns {@code effective_from, effective_to, cap, tick, least_tick}.
     *
     * @throws io.slipway.market.MarketDataException if it cannot be read, or a line has a value that cannot be one
     */
    public static AccessFeeCaps load(Path file) {
        return parse(ReferenceTable.ofFile(file));
    }

    /** Cap of a day, if the table has it. */
    public Optional<AccessFeeCap> on(LocalDate date) {
        return caps.stream()
                .filter(cap -> !date.isBefore(cap.from()) && !date.isAfter(cap.to()))
                .findFirst();
    }

    private static AccessFeeCaps parse(ReferenceTable table) {
        table.requiring("effective_from", "effective_to", "cap", "tick", "least_tick");
        return new AccessFeeCaps(table.rows().stream().map(AccessFeeCaps::cap).toList());
    }

    private static AccessFeeCap cap(Row row) {
        return new AccessFeeCap(
                row.date("effective_from"),
                row.optionalDate("effective_to").orElse(LocalDate.MAX),
                amountE9(row, "cap"),
                amountE9(row, "tick"),
                amountE9(row, "least_tick"));
    }

    private static long amountE9(Row row, String column) {
        String text = row.text(column);
        try {
            return Money.parseE9(text);
        } catch (IllegalArgumentException e) {
            throw row.fault(column, "not a number", text, "an amount such as 0.0030");
        }
    }
}
