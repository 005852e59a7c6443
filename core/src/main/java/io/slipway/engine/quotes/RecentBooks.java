package io.slipway.engine.quotes;

import io.slipway.market.BookSide;
import io.slipway.market.MarketBooks;
import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.PrintRules;
import io.slipway.venue.RecentBook;
import java.util.ArrayList;
import java.util.List;

/** The recent past of the venues' books by the rules for prints: each row is noted once for all strategy runs. */
public final class RecentBooks {

    private final MarketBooks books;
    private final List<PrintRules> rules = new ArrayList<>();
    private final List<RecentBook> recent = new ArrayList<>();

    /** Nothing seen yet of {@code books}. */
    public RecentBooks(MarketBooks books) {
        this.books = books;
    }

    /** The recent past for the simulator of one more run, before the first row. */
    public RecentBook of(PrintRules wanted) {
        int at = rules.indexOf(wanted);
        if (at < 0) {
            at = rules.size();
            rules.add(wanted);
            recent.add(new RecentBook(books, wanted));
        }
        return recent.get(at).sharing(false);
    }

    /** A row happens at a venue, whose books show it already. */
    public void onEvent(int venue, MarketEvent event, long nowNs) {
        for (int i = 0; i < recent.size(); i++) {
            recent.get(i).onEvent(venue, event, nowNs);
        }
    }

    /** Takes the quotes of a venue as they are, with no recent past. */
    public void settle(int venue) {
        recent.forEach(each -> each.settle(venue));
    }

    /** True if prints that name an aggressor are known of a venue, by all rules. */
    boolean isTold(int venue, BookSide aggressor) {
        for (int i = 0; i < recent.size(); i++) {
            if (!recent.get(i).isTold(venue, aggressor)) {
                return false;
            }
        }
        return true;
    }

    /** The longest time for which the past is recent by any of the rules. */
    long longestPairNs() {
        long longestNs = 0;
        for (int i = 0; i < rules.size(); i++) {
            longestNs = Math.max(longestNs, rules.get(i).pairNs());
        }
        return longestNs;
    }

    /** The quotes of a venue have changed. */
    public void onBook(int venue, long nowNs) {
        for (int i = 0; i < recent.size(); i++) {
            recent.get(i).onBook(venue, nowNs);
        }
    }

    /** The session of a venue has ended. */
    public void onForget(int venue, long nowNs) {
        recent.forEach(each -> each.onClear(venue, nowNs));
    }

    /** Adds what it keeps to the state of a run. */
    public void save(StateWriter state) {
        recent.forEach(each -> each.save(state));
    }

    /** Takes over what {@link #save} added. */
    public void restore(StateReader state) {
        recent.forEach(each -> each.restore(state));
    }
}
