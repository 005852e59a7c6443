package io.slipway.venue;

import io.slipway.model.ChildOrder;
import io.slipway.venue.NaiveQuotes.Fall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order that rests in a {@link NaiveVenueSimulator}, and its place in the queue. */
final class NaiveOrder {

    private final NaiveClock clock;
    ChildOrder order;
    long open;
    double ahead = Double.POSITIVE_INFINITY;
    double aheadBefore;
    long displayed;
    long printed;
    long printedNs;
    final List<Fall> falls = new ArrayList<>();
    long fallBeganNs;
    final List<Fall> before = new ArrayList<>();

    @Nullable
    Long absentNs;

    boolean empty;
    boolean hidden = true;

    NaiveOrder(NaiveClock clock, ChildOrder order, long open) {
        this.clock = clock;
        this.order = order;
        this.open = open;
    }

    long px() {
        return order.limitPxE9();
    }

    /** Returns the shares of a print at its price that reach the order: as if it had come before a fall that it explains. */
    long print(long size) {
        long old = before.stream().anyMatch(fall -> clock.isRecent(fall.timeNs()))
                ? Math.min(size, NaiveQuotes.sum(before))
                : 0;
        if (old > 0) {
            Fall all = before.get(0);
            before.set(0, new Fall(all.px(), all.timeNs(), all.size() - old));
        }
        long counts = size - old;
        if (counts == 0) {
            return 0;
        }
        settle();
        boolean fell = NaiveQuotes.sum(falls) > 0;
        double first = fell ? aheadBefore : ahead;
        long shown = displayed + NaiveQuotes.sum(falls);
        long got = first == Double.POSITIVE_INFINITY ? 0 : clock.models.queue().filledBy(counts, first, shown, open);
        long unexplained = counts;
        while (unexplained > 0 && !falls.isEmpty()) {
            Fall oldest = falls.remove(0);
            long here = Math.min(unexplained, oldest.size());
            unexplained -= here;
            if (here < oldest.size()) {
                falls.add(0, new Fall(oldest.px(), oldest.timeNs(), oldest.size() - here));
            }
        }
        if (unexplained > 0) {
            printed += unexplained;
            printedNs = clock.nowNs;
        }
        ahead = Math.max(0, first - counts);
        if (fell) {
            long cancelled = NaiveQuotes.sum(falls);
            ahead = Math.min(ahead, (double) (displayed + cancelled));
            aheadBefore = ahead;
            if (cancelled > 0) {
                double behind = displayed + cancelled - ahead;
                ahead = clock.models.queue().aheadAfterCancel(ahead, behind, cancelled);
            }
            ahead = Math.min(ahead, (double) displayed);
        }
        return got;
    }

    /** Falls and prints of long ago are over, and a side that is away for long is empty. */
    private void settle() {
        if (!falls.isEmpty() && !clock.isRecent(falls.get(falls.size() - 1).timeNs())) {
            falls.clear();
        }
        if (!clock.isRecent(printedNs)) {
            printed = 0;
        }
        if (absentNs != null && !empty && !clock.isRecent(absentNs)) {
            empty = true;
            hidden = false;
            ahead = 0;
            displayed = 0;
            printed = 0;
            falls.clear();
        }
    }

    void follow(NaiveQuotes own) {
        if (own.unknown) {
            return;
        }
        if (own.sizes.isEmpty()) {
            absentNs = absentNs == null ? (Long) clock.nowNs : absentNs;
            settle();
            return;
        }
        settle();
        if (absentNs != null) {
            hidden |= !empty;
            absentNs = null;
            empty = false;
        }
        if (own.isHidden(px())) {
            hidden = true;
            return;
        }
        long size = own.sizes.getOrDefault(px(), 0L);
        if (hidden) {
            printed = 0;
            falls.clear();
        } else if (size > displayed) {
            printed = 0;
        } else {
            long gone = displayed - size;
            long explained = Math.min(gone, printed);
            long rest = displayed - explained;
            printed -= explained;
            ahead = Math.min(ahead, (double) rest);
            if (gone > explained) {
                fall(rest, gone - explained);
            }
        }
        ahead = Math.min(ahead, (double) size);
        displayed = size;
        hidden = false;
    }

    private void fall(long shown, long gone) {
        if (falls.isEmpty() || !clock.isRecent(fallBeganNs)) {
            falls.clear();
            fallBeganNs = clock.nowNs;
            aheadBefore = ahead;
        }
        falls.add(new Fall(px(), clock.nowNs, gone));
        ahead = clock.models.queue().aheadAfterCancel(ahead, shown - ahead, gone);
    }

    void join(NaiveQuotes own) {
        own.doubtful.clear();
        hidden = own.unknown || own.isHidden(px());
        displayed = own.sizes.getOrDefault(px(), 0L);
        ahead = hidden ? Double.POSITIVE_INFINITY : displayed;
        if (!own.falls.isEmpty()
                && clock.isRecent(own.falls.get(own.falls.size() - 1).timeNs())
                && own.falls.get(0).px() == px()) {
            before.add(new Fall(px(), own.falls.get(own.falls.size() - 1).timeNs(), NaiveQuotes.sum(own.falls)));
        }
    }
}
