package io.slipway.data;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import java.util.HashMap;
import java.util.Map;

/**
 * The rules of data quality that hold for every format: rows whose bid is above their venue's own offer and rows of the book
 * repeated whole are skipped, rows of a snapshot are timed by their receipt, rows are put in order within a bounded stretch, and venues that are unknown or take no orders are counted.
 */
final class CheckedReader implements MarketDataReader {

    private static final long LARGEST_PX_E9 = 1_000_000_000_000_000_000L;

    private final MarketDataReader reader;
    private final IssueLog issues;
    private final ReceiveOrder order;
    private final TimeWindow window;
    private final VenueNames venues = VenueNames.load();
    private final boolean strictVenues;
    private final Map<Integer, MarketEvent> previous = new HashMap<>();
    private final MarketEvent row = new MarketEvent();

    CheckedReader(MarketDataReader reader, ReadOptions options) {
        this.reader = reader;
        this.issues = reader.issues();
        this.strictVenues = options.strictVenues();
        this.order = new ReceiveOrder(issues);
        this.window = new TimeWindow(options.fromNs(), options.toNs());
    }

    @Override
    public Instrument instrument() {
        return reader.instrument();
    }

    @Override
    public boolean next(MarketEvent event) {
        while (!window.poll(event)) {
            if (!nextInOrder(row)) {
                return window.pollAtEnd(event);
            }
            window.offer(row);
        }
        return true;
    }

    @Override
    public String place() {
        return reader.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        reader.close();
    }

    private boolean nextInOrder(MarketEvent event) {
        while (!order.poll(event)) {
            if (!nextAccepted(event)) {
                return order.pollAtEnd(event);
            }
            order.offer(event, reader);
        }
        return true;
    }

    private boolean nextAccepted(MarketEvent event) {
        while (reader.next(event)) {
            issues.row();
            if (isAccepted(event)) {
                return true;
            }
        }
        issues.end();
        return false;
    }

    private boolean isAccepted(MarketEvent event) {
        boolean reliable = (event.flags() & MarketEvent.FLAG_BAD_TS_RECV) == 0;
        if ((event.flags() & MarketEvent.FLAG_SNAPSHOT) != 0 && reliable) {
            issues.note(DataIssue.SNAPSHOT_ROW);
            event.times(event.recvNs(), event.recvNs());
        }
        MarketEvent before = previous.get(event.publisherId());
        if (before == null) {
            before = meet(event.publisherId());
        } else if (isRepeat(event, before)) {
            issues.skip(DataIssue.REPEATED_ROW, reader.place() + ": the same row again: publisher=" + venueOf(event));
            return false;
        }
        before.copyOf(event);
        checkSize(event);
        countVenue(event.publisherId());
        return !isCrossed(event);
    }

    /** One order that trades with several others gives equal prints, so those are kept, as are rows without a number. */
    private static boolean isRepeat(MarketEvent event, MarketEvent before) {
        return !event.action().isPrint() && event.sequence() != 0 && event.isSameAs(before);
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

    private MarketEvent meet(int publisherId) {
        if (strictVenues && !venues.isKnown(publisherId)) {
            throw new MarketDataException(reader.place() + ": unknown venue: publisher_id=" + publisherId);
        }
        MarketEvent first = new MarketEvent();
        previous.put(publisherId, first);
        return first;
    }

    private void countVenue(int publisherId) {
        if (!venues.isKnown(publisherId)) {
            issues.note(DataIssue.UNKNOWN_VENUE);
        } else if (!venues.isExecutable(publisherId)) {
            issues.note(DataIssue.UNROUTABLE_VENUE);
        }
    }

    private static String price(long pxE9) {
        return Money.toDecimal(pxE9).stripTrailingZeros().toPlainString();
    }

    private String venueOf(MarketEvent event) {
        return event.publisherId() + " (" + venues.mic(event.publisherId()) + ")";
    }
}
