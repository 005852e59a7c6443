package io.slipway.data.databento;

import io.slipway.data.book.OrderBook;
import io.slipway.dbn.record.MboRecord;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.model.Money;
import java.util.function.Supplier;

/**
 * Watch over the orders that cross the book of one publisher. A crossed book is that of an auction, or of an order whose
 * deletion was lost. A trade with an aggressor is none of an auction, and orders at a better price would have traded first:
 * those that cross are gone and are removed. Without such a trade nobody can tell, so few orders that cross for long are named.
 */
final class CrossedBook {

    /** A venue that matches continuously needs no second; an auction of few orders may take this long too, and the text says so. */
    private static final long LONG_NS = 10_000_000_000L;
    /** An auction gathers many orders; a fault of a feed loses one or two. */
    private static final int FEW = 3;

    private final OrderBook book;
    private final IssueLog issues;
    private final Supplier<String> place;
    private boolean crossed;
    private boolean few;
    private long sinceNs;
    private String first = "";

    CrossedBook(OrderBook book, IssueLog issues, Supplier<String> place) {
        this.book = book;
        this.issues = issues;
        this.place = place;
    }

    /** Looks at the book after a record that changed it. */
    void changed(MboRecord order) {
        if (!book.isCrossed()) {
            end(order.tsEventNs());
        } else {
            if (!crossed) {
                crossed = true;
                few = true;
                sinceNs = order.tsEventNs();
                first = describe(order);
            }
            few = few && book.crossingOrders() <= FEW;
        }
    }

    /** Removes the orders that a trade shows to be gone, if the book is crossed. */
    void traded(MboRecord trade) {
        boolean isContinuous = trade.side() == 'B' || trade.side() == 'A';
        if (!crossed || !isContinuous) {
            return;
        }
        int removed = book.removeBetterThan(trade.priceE9());
        for (int i = 0; i < removed; i++) {
            issues.note(
                    DataIssue.LOST_DELETION,
                    place.get() + ": a trade at " + price(trade.priceE9()) + " passed better orders; crossed since "
                            + first);
        }
        crossed = crossed && book.isCrossed();
    }

    /** Says that the book is not crossed any more, or that the data ends. */
    void end(long ns) {
        if (crossed && few && ns - sinceNs >= LONG_NS) {
            issues.longest(
                    DataIssue.STUCK_ORDER,
                    ns - sinceNs,
                    "no quotes for " + (ns - sinceNs) / 1_000_000_000L + " s since " + first);
        }
        crossed = false;
    }

    private String describe(MboRecord order) {
        return place.get() + ", order_id=" + Long.toUnsignedString(order.orderId()) + ", "
                + (order.side() == 'B' ? "a bid" : "an offer") + " of " + price(order.priceE9());
    }

    private static String price(long pxE9) {
        return Money.toDecimal(pxE9).stripTrailingZeros().toPlainString();
    }
}
