package io.slipway.data;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.InverseContracts;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.BookAction;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules that hold for every format: the rows of all sources are checked, put in order and cut to a window of time, and
 * venues that are unknown or take no orders are counted.
 */
final class CheckedReader implements MarketDataReader {

    /** Databento's flag TOB: on a status, that it comes from quotes. */
    private static final int TOP_OF_BOOK = 64;

    private final MergedReader rows;
    private final TimeWindow window;
    private final Instrument instrument;
    private final VenueNames venues = VenueNames.load();
    private final Set<Integer> halted = new HashSet<>();
    private final BitSet routable = new BitSet();

    /**
     * The rows of at least one reader, all of which share one log; the result then owns them.
     *
     * @throws MarketDataException if they are of different instruments
     */
    CheckedReader(List<? extends MarketDataReader> readers, ReadOptions options) {
        this.rows = new MergedReader(List.copyOf(readers), venues, options);
        this.window = new TimeWindow(options.fromNs(), options.toNs());
        Instrument found = rows.instrument();
        if (options.qtyStep().given() && options.qtyStep().size().compareTo(found.qtyStep()) != 0) {
            throw new MarketDataException("--qty-step: the sizes of this format are whole: step="
                    + options.qtyStep().size().toPlainString());
        }
        this.instrument = found.withMultiplier(options.multiplier())
                .withCurrency(options.currency().isEmpty() ? found.currency() : options.currency());
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        while (!window.poll(event)) {
            if (!nextChange(event)) {
                return window.pollAtEnd(event);
            }
            if (isGiven(event)) {
                return true;
            }
        }
        return true;
    }

    /** Latest time of receipt of a row that was read. */
    long latestRecvNs() {
        return rows.latestRecvNs();
    }

    /** Gives the next row as {@link #next} does if it was received until a time; never reads. */
    boolean release(MarketEvent event, long untilRecvNs) {
        while (!window.poll(event)) {
            if (!rows.release(event, untilRecvNs)) {
                return false;
            }
            if (isChange(event) && isGiven(event)) {
                return true;
            }
        }
        return true;
    }

    private boolean isGiven(MarketEvent event) {
        if (window.isNext(event)) {
            return true;
        }
        window.offer(event);
        return false;
    }

    @Override
    public String place() {
        return rows.place();
    }

    @Override
    public IssueLog issues() {
        return rows.issues();
    }

    @Override
    public void close() {
        rows.close();
    }

    private boolean nextChange(MarketEvent event) {
        while (rows.next(event)) {
            if (isChange(event)) {
                return true;
            }
        }
        return false;
    }

    private boolean isChange(MarketEvent event) {
        if (event.action().isStatus() && !isNews(event)) {
            return false;
        }
        countVenue(event.publisherId());
        return true;
    }

    /** A file of quotes does not know how the one before it ended, so each says whether a venue is halted or trades. */
    private boolean isNews(MarketEvent event) {
        boolean changes = event.action() == BookAction.HALT
                ? halted.add(event.publisherId())
                : halted.remove(event.publisherId());
        return changes || (event.flags() & TOP_OF_BOOK) == 0;
    }

    private void countVenue(int publisherId) {
        if (routable.get(publisherId)) {
            return;
        }
        if (!venues.isKnown(publisherId)) {
            issues().note(DataIssue.UNKNOWN_VENUE);
        } else if (!venues.isExecutable(publisherId)) {
            issues().note(DataIssue.UNROUTABLE_VENUE);
        } else {
            routable.set(publisherId);
            InverseContracts.sentence(publisherId, instrument.symbol()).ifPresent(issues()::absent);
        }
    }
}
