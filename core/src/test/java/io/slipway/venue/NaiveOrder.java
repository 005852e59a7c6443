package io.slipway.venue;

import io.slipway.model.ChildOrder;
import io.slipway.venue.NaiveQuotes.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order that rests in a {@link NaiveVenueSimulator}, and its place in the queue. */
final class NaiveOrder {

    private final NaiveClock clock;
    ChildOrder order;
    long open;
    double ahead = Double.POSITIVE_INFINITY;
    long displayed;
    final List<Part> prints = new ArrayList<>();
    final List<Part> falls = new ArrayList<>();
    final List<Part> before = new ArrayList<>();
    long sinceNs;

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

    /** Returns the shares of a print at its price that reach the order: as if it had come before the falls that it explains. */
    long print(long size) {
        before.removeIf(part -> !clock.isRecent(part.timeNs));
        long counts = size - NaiveQuotes.use(before, px(), size);
        if (counts == 0) {
            return 0;
        }
        settle();
        double first = ahead + falls.stream().mapToDouble(part -> part.moved).sum();
        long shown = displayed + NaiveQuotes.sum(falls);
        long got = first == Double.POSITIVE_INFINITY ? 0 : clock.models.queue().filledBy(counts, first, shown, open);
        prints.add(new Part(px(), clock.nowNs, counts - NaiveQuotes.use(falls, px(), counts)));
        ahead = Math.max(0, first - counts);
        long there = displayed + NaiveQuotes.sum(falls);
        for (Part fall : falls) {
            ahead = Math.min(ahead, (double) there);
            double old = ahead;
            if (fall.size > 0) {
                ahead = clock.models.queue().aheadAfterCancel(old, there - old, fall.size);
            }
            fall.moved = old - ahead;
            there -= fall.size;
        }
        ahead = falls.isEmpty() ? ahead : Math.min(ahead, (double) displayed);
        return got;
    }

    /** Nobody is ahead any more. */
    void comeFirst() {
        ahead = 0;
        falls.clear();
    }

    /** Falls and prints of long ago are over, and a side that is away for long is empty. */
    private void settle() {
        falls.removeIf(part -> !clock.isRecent(part.timeNs));
        prints.removeIf(part -> !clock.isRecent(part.timeNs));
        if (absentNs != null && !empty && !clock.isRecent(absentNs)) {
            empty = true;
            hidden = false;
            ahead = 0;
            displayed = 0;
            prints.clear();
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
            absentNs = null;
            empty = false;
        }
        if (own.isHidden(px())) {
            hidden = true;
            return;
        }
        long size = own.sizes.getOrDefault(px(), 0L);
        if (hidden) {
            prints.clear();
            falls.clear();
        } else if (size > displayed) {
            prints.clear();
        } else {
            long gone = displayed - size;
            long explained = NaiveQuotes.use(prints, px(), gone);
            long rest = displayed - explained;
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
        Part fall = new Part(px(), clock.nowNs, gone);
        double old = ahead;
        ahead = clock.models.queue().aheadAfterCancel(old, shown - old, gone);
        fall.moved = old - ahead;
        falls.add(fall);
    }

    void join(NaiveQuotes own) {
        sinceNs = clock.nowNs;
        absentNs = !clock.models.queue().isExact() && own.blankNs != null && clock.isRecent(own.blankNs)
                ? own.blankNs
                : null;
        hidden = own.unknown || absentNs != null || own.isHidden(px());
        displayed = own.sizes.getOrDefault(px(), 0L);
        ahead = hidden ? Double.POSITIVE_INFINITY : displayed;
        own.falls.forEach(part -> before.add(new Part(part.px, part.timeNs, part.size)));
    }
}
