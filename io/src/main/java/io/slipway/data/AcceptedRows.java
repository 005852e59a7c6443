package io.slipway.data;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Money;
import java.util.Arrays;

/**
 * The rows of one source that are accepted: rows whose bid is above their venue's own offer and rows of the book repeated whole are skipped, and rows
 * of a snapshot are timed by their receipt.
 */
final class AcceptedRows {

    private static final long LARGEST_PX_E9 = 1_000_000_000_000_000_000L;

    /** The ids that Databento has given so far; larger ones are of mappings. */
    private static final int USUAL_PUBLISHERS = 256;

    private final MarketDataReader reader;
    private final IssueLog issues;
    private final VenueNames venues;
    private final boolean strictVenues;
    private Publisher[] publishers = new Publisher[USUAL_PUBLISHERS];

    AcceptedRows(MarketDataReader reader, VenueNames venues, ReadOptions options) {
        this.reader = reader;
        this.issues = reader.issues();
        this.venues = venues;
        this.strictVenues = options.strictVenues();
    }

    MarketDataReader reader() {
        return reader;
    }

    boolean next(MarketEvent event) {
        while (reader.next(event)) {
            issues.row();
            if (isAccepted(event)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAccepted(MarketEvent event) {
        boolean reliable = (event.flags() & MarketEvent.FLAG_BAD_TS_RECV) == 0;
        if ((event.flags() & MarketEvent.FLAG_SNAPSHOT) != 0 && reliable) {
            issues.note(DataIssue.SNAPSHOT_ROW);
            event.times(event.recvNs(), event.recvNs());
        }
        int id = event.publisherId();
        Publisher publisher = id < publishers.length && publishers[id] != null ? publishers[id] : meet(id);
        if (event.action().isBook() && publisher.isRepeated(event)) {
            issues.skip(DataIssue.REPEATED_ROW, reader.place() + ": the same row again: publisher=" + venueOf(event));
            return false;
        }
        checkSize(event);
        return !isCrossed(event);
    }

    private boolean isCrossed(MarketEvent event) {
        boolean crossed = event.hasBid() && event.hasAsk() && event.bidPxE9() > event.askPxE9();
        if (!crossed || event.action().isPrint() || venues.isConsolidated(event.publisherId())) {
            return false;
        }
        issues.skip(
                DataIssue.CROSSED_ROW,
                String.format(
                        "%s: bid above ask: bid=%s, ask=%s",
                        reader.place(), price(event.bidPxE9()), price(event.askPxE9())));
        return true;
    }

    private void checkSize(MarketEvent event) {
        boolean tooLarge = (event.hasBid() && event.bidPxE9() > LARGEST_PX_E9)
                || (event.hasAsk() && event.askPxE9() > LARGEST_PX_E9)
                || (event.hasPrice() && event.priceE9() > LARGEST_PX_E9);
        if (tooLarge) {
            throw new MarketDataException(reader.place() + ": price too large: at most " + price(LARGEST_PX_E9));
        }
    }

    private Publisher meet(int publisherId) {
        if (strictVenues && !venues.isKnown(publisherId)) {
            throw new MarketDataException(reader.place() + ": unknown venue: publisher_id=" + publisherId);
        }
        if (publisherId >= publishers.length) {
            publishers = Arrays.copyOf(publishers, publisherId + 1);
        }
        publishers[publisherId] = new Publisher();
        return publishers[publisherId];
    }

    private static String price(long pxE9) {
        return Money.toDecimal(pxE9).stripTrailingZeros().toPlainString();
    }

    private String venueOf(MarketEvent event) {
        return event.publisherId() + " (" + venues.mic(event.publisherId()) + ")";
    }

    /** The last row of the book of a publisher. */
    private static final class Publisher {

        private final MarketEvent book = new MarketEvent();
        private boolean hasBook;

        /** Rows without a number may be equal and still be two. */
        boolean isRepeated(MarketEvent event) {
            if (hasBook && event.sequence() != 0 && event.isSameAs(book)) {
                return true;
            }
            hasBook = true;
            book.copyOf(event);
            return false;
        }
    }
}
