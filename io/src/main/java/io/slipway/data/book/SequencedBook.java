package io.slipway.data.book;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.util.function.Supplier;

/**
 * The book of one venue whose messages are numbered. A message that does not continue the one before shows that updates were
 * lost: the book is then unknown, and empty, until the next snapshot. The same holds if a checksum is not that of the book,
 * and before the first snapshot. Not thread-safe.
 *
 * <p>A snapshot may have been asked for apart from the stream and be older than the messages before it. So the last
 * {@value #KEPT} messages are kept, and those that a snapshot does not contain yet are applied to it. If none of them
 * continues it, either the snapshot is too old or the exchange began to count anew. The next message tells: it continues the
 * book or the snapshot.
 */
public final class SequencedBook {

    /** More than ten seconds of a stream with a message every 10 ms, twice the time that a snapshot takes to come. */
    private static final int KEPT = 1024;

    /** Meaning of a message for the book. */
    public enum Outcome {
        /** The book is known. */
        KNOWN,
        /** The book was known until this message. */
        LOST,
        /** The book is as it was before. */
        UNCHANGED
    }

    private enum Order {
        NEXT,
        OLD,
        GAP
    }

    private final IssueLog issues;
    private final LevelBook book;
    private final BookChecksum checksum = new BookChecksum();
    private final BookUpdate[] kept = new BookUpdate[KEPT];
    private long messages;
    private boolean isKnown;
    private boolean hasPending;
    private final BookUpdate pending = new BookUpdate();
    private long last = BookUpdate.NO_NUMBER;

    /** A book that is not known yet and counts its faults in {@code issues}. */
    public SequencedBook(IssueLog issues) {
        this.issues = issues;
        book = new LevelBook(issues);
    }

    /**
     * Applies a message.
     *
     * @param eventNs time of the message at the venue
     * @param place its place in its file
     */
    public Outcome take(BookUpdate update, long eventNs, Supplier<String> place) {
        if (update.isSnapshot()) {
            return restart(update, eventNs, place);
        }
        Order order = isKnown ? order(update, last, false) : Order.GAP;
        if (order != Order.NEXT && hasPending && order(update, pending.last(), true) == Order.NEXT) {
            return change(update, eventNs, place);
        }
        return switch (order) {
            case NEXT -> {
                hasPending = false;
                keep(update);
                yield apply(update, eventNs, place) ? Outcome.KNOWN : Outcome.LOST;
            }
            case OLD -> {
                issues.note(DataIssue.OLD_UPDATE);
                yield Outcome.UNCHANGED;
            }
            case GAP -> miss(update, place);
        };
    }

    /** Takes a message that does not continue the book, if there is one. */
    private Outcome miss(BookUpdate update, Supplier<String> place) {
        boolean wasKnown = isKnown;
        if (wasKnown) {
            noteGap(update, place);
            messages = 0;
        } else {
            issues.note(
                    DataIssue.UPDATE_WITHOUT_BOOK,
                    place.get() + ": no snapshot of the book before this row is of its time");
        }
        keep(update);
        lose();
        return wasKnown ? Outcome.LOST : Outcome.UNCHANGED;
    }

    /** Changes to a book that is counted anew, of which a message tells. */
    private Outcome change(BookUpdate update, long eventNs, Supplier<String> place) {
        boolean wasKnown = isKnown;
        messages = 0;
        keep(update);
        begin(pending, eventNs, place);
        boolean holds = isKnown && apply(update, eventNs, place);
        return holds ? Outcome.KNOWN : wasKnown ? Outcome.LOST : Outcome.UNCHANGED;
    }

    /** Gives an event the best ten levels. */
    public void copyTo(MarketEvent event) {
        book.copyTo(event);
    }

    private Outcome restart(BookUpdate snapshot, long eventNs, Supplier<String> place) {
        long reached = snapshot.last();
        boolean isSnapshot = true;
        for (long message = oldest(); message < messages; message++) {
            BookUpdate update = kept(message);
            Order order = order(update, reached, isSnapshot);
            if (order == Order.GAP) {
                return postpone(snapshot, isSnapshot);
            }
            if (order == Order.NEXT) {
                reached = update.last();
                isSnapshot = false;
            }
        }
        if (isKnown && messages > 0 && reached < last) {
            return postpone(snapshot, true);
        }
        boolean wasKnown = isKnown;
        begin(snapshot, eventNs, place);
        isSnapshot = true;
        for (long message = oldest(); message < messages && isKnown; message++) {
            if (order(kept(message), last, isSnapshot) == Order.NEXT) {
                apply(kept(message), eventNs, place);
                isSnapshot = false;
            }
        }
        return isKnown ? Outcome.KNOWN : wasKnown ? Outcome.LOST : Outcome.UNCHANGED;
    }

    private Outcome postpone(BookUpdate snapshot, boolean isPossible) {
        hasPending = isPossible;
        pending.copyOf(snapshot);
        return Outcome.UNCHANGED;
    }

    private void begin(BookUpdate snapshot, long eventNs, Supplier<String> place) {
        book.clear();
        checksum.clear();
        isKnown = true;
        hasPending = false;
        apply(snapshot, eventNs, place);
    }

    private long oldest() {
        return Math.max(0, messages - KEPT);
    }

    private BookUpdate kept(long message) {
        return kept[(int) (message % KEPT)];
    }

    private void noteGap(BookUpdate update, Supplier<String> place) {
        String found = update.previous() != BookUpdate.NO_NUMBER
                ? "continues number " + update.previous()
                : "begins with number " + firstOf(update);
        issues.note(
                DataIssue.SEQUENCE_GAP,
                place.get() + ": the message " + found + " and the last one read is " + last
                        + ": the venue has no quotes until the next snapshot");
    }

    private static long firstOf(BookUpdate update) {
        return update.first() == BookUpdate.NO_NUMBER ? update.last() : update.first();
    }

    /** The place of a message after a number, which is that of a snapshot or of the message before. */
    private static Order order(BookUpdate update, long number, boolean isSnapshot) {
        boolean hasPrevious = update.previous() != BookUpdate.NO_NUMBER;
        if (hasPrevious && update.previous() == number) {
            return Order.NEXT;
        }
        if (update.last() <= number) {
            return Order.OLD;
        }
        boolean reaches = hasPrevious ? isSnapshot && update.previous() <= number : firstOf(update) <= number + 1;
        return reaches ? Order.NEXT : Order.GAP;
    }

    /** Applies a message that continues the book; false if its checksum says that the book is another. */
    private boolean apply(BookUpdate update, long eventNs, Supplier<String> place) {
        last = update.last();
        book.apply(update.changes(), eventNs, place);
        checksum.apply(update.changes());
        if (update.checksum() == 0 || checksum.value() == (int) update.checksum()) {
            return true;
        }
        issues.note(
                DataIssue.CHECKSUM_FAULT,
                place.get()
                        + ": the checksum is not that of the book: the venue has no quotes until the next snapshot");
        messages = 0;
        lose();
        return false;
    }

    private void lose() {
        isKnown = false;
        hasPending = false;
        book.clear();
        checksum.clear();
    }

    private void keep(BookUpdate update) {
        int at = (int) (messages % KEPT);
        if (kept[at] == null) {
            kept[at] = new BookUpdate();
        }
        kept[at].copyOf(update);
        messages++;
    }
}
