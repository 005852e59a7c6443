package io.slipway.data.venue;

import io.slipway.calendar.MarketCalendar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shipped calendar that each venue follows. */
public final class VenueCalendars {

    private static final Set<String> US_EQUITIES = Set.of(
            "XNAS", "XBOS", "XPSX", "BATS", "BATY", "EDGA", "EDGX", "XNYS", "XCIS", "XASE", "XCHI", "MEMX", "EPRL",
            "FINN", "FINC", "FINY", "IEXG", "ARCX", "LTSE", "DBEQ", "EQUS");

    private static final String CME = "GLBX";

    private VenueCalendars() {}

    /** The calendar of a publisher; empty if none is known. */
    public static Optional<MarketCalendar> find(int publisherId) {
        String mic = VenueNames.load().mic(publisherId);
        if (US_EQUITIES.contains(mic)) {
            return Optional.of(MarketCalendar.US_EQUITIES);
        } else if (mic.equals(CME)) {
            return Optional.of(MarketCalendar.CME);
        }
        return CryptoExchanges.load().find(mic).map(exchange -> MarketCalendar.ALWAYS_OPEN);
    }

    /** The calendar that all publishers follow; empty if one has none that is known, or if they follow several. */
    public static Optional<MarketCalendar> common(int[] publisherIds) {
        List<Optional<MarketCalendar>> found = Arrays.stream(publisherIds)
                .mapToObj(VenueCalendars::find)
                .distinct()
                .toList();
        return found.size() == 1 ? found.get(0) : Optional.empty();
    }
}
