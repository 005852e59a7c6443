package io.slipway.data.venue;

import io.slipway.data.venue.ReferenceTable.Row;
import io.slipway.market.MarketDataException;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fees of venues by date. A table is a CSV file with the columns {@code mic, effective_from, effective_to, add, remove,
 * currency, as_of, grade, source}, of which effective_to and those after remove may be absent or empty. Immutable.
 */
public final class VenueFees {

    private static final long LARGEST_FEE_E9 = Money.ONE_E9;

    private final Map<String, List<VenueFee>> fees;

    private VenueFees(Map<String, List<VenueFee>> fees) {
        this.fees = fees;
    }

    /** The table that is part of the program: base rates of US equity venues, as good as their stated sources. */
    public static VenueFees load() {
        return parse(ReferenceTable.ofResource("fees.csv"));
    }

    /**
     * A table of the user's.
     *
     * @throws MarketDataException if it cannot be read, or a line has an unknown venue, a value that cannot be one, or dates
     *     that overlap those of another line of the venue
     */
    public static VenueFees load(Path file) {
        return parse(ReferenceTable.ofFile(file));
    }

    /** The fees of a venue on a day, if the table has any. */
    public Optional<VenueFee> feesOn(String mic, LocalDate date) {
        return fees.getOrDefault(mic, List.of()).stream()
                .filter(fee -> fee.covers(date))
                .findFirst();
    }

    /** The fees on a day of those publishers whose venue the table has; {@code other} for the rest. */
    public FeeTable on(LocalDate date, int[] publisherIds, FeeSchedule other) {
        VenueNames venues = VenueNames.load();
        SortedMap<Integer, FeeSchedule> byPublisher = new TreeMap<>();
        for (int publisherId : publisherIds) {
            feesOn(venues.mic(publisherId), date).ifPresent(fee -> byPublisher.put(publisherId, fee.toSchedule()));
        }
        return new FeeTable(other, byPublisher);
    }

    private static VenueFees parse(ReferenceTable table) {
        table.requiring("mic", "effective_from", "add", "remove");
        VenueNames venues = VenueNames.load();
        Map<String, List<VenueFee>> fees = new HashMap<>();
        for (Row row : table.rows()) {
            VenueFee fee = fee(row, venues);
            List<VenueFee> ofVenue = fees.computeIfAbsent(fee.mic(), mic -> new ArrayList<>());
            for (VenueFee other : ofVenue) {
                if (fee.overlaps(other)) {
                    throw new MarketDataException(row.place() + ": dates overlap those of a line before: mic="
                            + fee.mic() + ", effective_from=" + fee.from() + ", earlier line from=" + other.from());
                }
            }
            ofVenue.add(fee);
        }
        return new VenueFees(fees);
    }

    private static VenueFee fee(Row row, VenueNames venues) {
        String mic = row.text("mic");
        if (venues.publisherOf(mic).isEmpty()) {
            throw row.fault("mic", "unknown venue", mic, "a market identifier code such as XNAS");
        }
        LocalDate from = row.date("effective_from");
        LocalDate to = row.optionalDate("effective_to").orElse(LocalDate.MAX);
        if (to.isBefore(from)) {
            throw row.fault("effective_to", "before effective_from", to.toString(), from + " or later");
        }
        String source = row.optional("grade").map(grade -> grade + ": ").orElse("")
                + row.optional("source").orElse("");
        String currency = row.optional("currency").orElse("USD");
        return new VenueFee(mic, from, to, amountE9(row, "add"), amountE9(row, "remove"), currency, source);
    }

    private static long amountE9(Row row, String column) {
        String text = row.text(column);
        try {
            long amountE9 = Money.parseE9(text);
            if (Math.abs(amountE9) <= LARGEST_FEE_E9) {
                return amountE9;
            }
        } catch (IllegalArgumentException e) {
            throw row.fault(column, "not a number", text, "an amount a share such as -0.0020");
        }
        throw row.fault(column, "out of range", text, "an amount a share from -1 to 1");
    }
}
