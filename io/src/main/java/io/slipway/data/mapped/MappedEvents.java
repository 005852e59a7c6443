package io.slipway.data.mapped;

import io.slipway.market.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/** The events of a row that have not been given yet, in order. Its carriers are used again, so nothing is allocated per row. */
final class MappedEvents {

    private final List<MarketEvent> events = new ArrayList<>();
    private int first;
    private int end;

    /** Appends a copy of an event, to be changed by the caller. */
    MarketEvent add(MarketEvent event) {
        if (end == events.size()) {
            events.add(new MarketEvent());
        }
        return events.get(end++).copyOf(event);
    }

    /** Fills {@code event} with the next one, if there is one. */
    boolean poll(MarketEvent event) {
        if (first == end) {
            first = 0;
            end = 0;
            return false;
        }
        event.copyOf(events.get(first++));
        return true;
    }
}
