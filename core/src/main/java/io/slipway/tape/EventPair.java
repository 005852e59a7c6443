package io.slipway.tape;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;

/**
 * The order of two events.
 *
 * <p>Of one publisher, the event that is earlier on both clocks is first. Where the clocks are equal or disagree, rows of one kind and one source keep its order,
 * and sequence numbers decide where they can be compared: a status or book row has the number of its feed; a print has it if it carries the
 * book, for then it came with the book's feed, or if a flag says so. Any other print comes from a feed of its own, such as the trades of TAQ, whose numbers say nothing of quotes. What is left goes by
 * the time of receipt, the event time, and the kind of row.
 */
final class EventPair {

    private static final int STATUS = 0;

    private final int printRank;
    private final int bookRank;

    EventPair(TieRule ties) {
        boolean printsFirst = ties == TieRule.PRINTS_FIRST;
        printRank = printsFirst ? 1 : 2;
        bookRank = printsFirst ? 2 : 1;
    }

    /** True if {@code late}, which was offered later, comes before {@code early}, of the same publisher. */
    boolean isBefore(QueuedEvent late, QueuedEvent early) {
        MarketEvent a = late.event;
        MarketEvent b = early.event;
        int byEvent = Long.compare(a.eventNs(), b.eventNs());
        int byRecv = Long.compare(a.recvNs(), b.recvNs());
        if (byEvent == byRecv && byEvent != 0) {
            return byEvent < 0;
        }
        if (isSameStream(late, early)) {
            return false;
        }
        int bySequence = isNumbered(a) && isNumbered(b) ? Long.compare(a.sequence(), b.sequence()) : 0;
        int byTime = byRecv != 0 ? byRecv : byEvent;
        int order = bySequence != 0 ? bySequence : byTime;
        return order != 0 ? order < 0 : byKind(a, b) < 0;
    }

    /** True if both are rows of one kind of one source. */
    boolean isSameStream(QueuedEvent a, QueuedEvent b) {
        return a.source == b.source && rank(a.event.action()) == rank(b.event.action());
    }

    /**
     * The order of events of two publishers at one {@link #clockNs}; 0 if it is that of the publishers. Rows of one kind that happened at one time go by their numbers: those of a consolidated
     * feed tell the order, and those of feeds of their own are as good as any order that is fixed.
     */
    int compareAcross(MarketEvent a, MarketEvent b) {
        int order = Long.compare(a.eventNs(), b.eventNs());
        order = order != 0 ? order : Integer.compare(rank(a.action()), rank(b.action()));
        return order != 0 ? order : Long.compare(a.sequence(), b.sequence());
    }

    /** Time by which the rows of several publishers are merged: that of receipt, if it is reliable. */
    static long clockNs(MarketEvent event) {
        return (event.flags() & MarketEvent.FLAG_BAD_TS_RECV) != 0 ? event.eventNs() : event.recvNs();
    }

    /** True if the sequence number can be compared with those of the other rows of the publisher. */
    static boolean isNumbered(MarketEvent event) {
        boolean isOfBook = !event.action().isPrint()
                || event.hasBid()
                || event.hasAsk()
                || (event.flags() & MarketEvent.FLAG_NUMBERED) != 0;
        return isOfBook && event.sequence() != 0;
    }

    /** By kind of row; a print that shares its number with a book row is the cause of it. */
    private int byKind(MarketEvent a, MarketEvent b) {
        boolean sameMessage = isNumbered(a) && isNumbered(b);
        int byKind = sameMessage
                ? Integer.compare(kind(a.action()), kind(b.action()))
                : Integer.compare(rank(a.action()), rank(b.action()));
        return byKind != 0 ? byKind : compareContent(a, b);
    }

    private int rank(BookAction action) {
        return action.isStatus() ? STATUS : action.isPrint() ? printRank : bookRank;
    }

    private static int kind(BookAction action) {
        return action.isStatus() ? STATUS : action.isPrint() ? 1 : 2;
    }

    /** Any order of equal times and numbers that does not depend on the source; rows that differ in none of these differ in little. */
    private static int compareContent(MarketEvent a, MarketEvent b) {
        int order = Long.compare(a.sequence(), b.sequence());
        order = order != 0
                ? order
                : Integer.compare(a.action().code(), b.action().code());
        order = order != 0 ? order : Integer.compare(a.side().code(), b.side().code());
        order = order != 0 ? order : Long.compare(a.hasPrice() ? a.priceE9() : 0, b.hasPrice() ? b.priceE9() : 0);
        order = order != 0 ? order : Long.compare(a.size(), b.size());
        order = order != 0 ? order : Long.compare(a.hasBid() ? a.bidPxE9() : 0, b.hasBid() ? b.bidPxE9() : 0);
        order = order != 0 ? order : Long.compare(a.hasAsk() ? a.askPxE9() : 0, b.hasAsk() ? b.askPxE9() : 0);
        order = order != 0 ? order : Long.compare(a.bidSize(), b.bidSize());
        order = order != 0 ? order : Long.compare(a.askSize(), b.askSize());
        return order != 0
                ? order
                : Integer.compare(a.printKind().code(), b.printKind().code());
    }
}
