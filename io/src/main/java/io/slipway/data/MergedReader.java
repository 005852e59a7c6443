package io.slipway.data;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventOrder;
import io.slipway.tape.EventOrder.Outcome;
import io.slipway.tape.TieRule;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The accepted rows of one or several sources of one instrument in the one order that depends on none of their names and places. A row that several sources have is given once.
 */
final class MergedReader implements MarketDataReader {

    private final List<Source> sources = new ArrayList<>();
    private final PriorityQueue<Source> waiting = new PriorityQueue<>();
    private final IssueLog issues;
    private final EventOrder order;
    private final Instrument instrument;
    private Source current;
    private boolean started;
    private boolean ended;
    private boolean released;
    private long latestRecvNs = Long.MIN_VALUE;

    /**
     * The merge of at least one reader, all of which share one log; the result then owns them.
     *
     * @throws MarketDataException if they are of different instruments
     */
    MergedReader(List<MarketDataReader> readers, VenueNames venues, ReadOptions options) {
        Instrument first = readers.get(0).instrument();
        for (MarketDataReader reader : readers) {
            String currency = reader.instrument().currency();
            if (!first.currency().isEmpty() && !currency.isEmpty() && !currency.equals(first.currency())) {
                throw new MarketDataException("files of several currencies: currency=" + first.currency() + ", "
                        + currency + "; amounts of money of one run have one");
            }
            first = first.currency().isEmpty() ? first.withCurrency(currency) : first;
            if (!reader.instrument().withCurrency(first.currency()).equals(first)) {
                throw new MarketDataException("files of several symbols: symbol=" + first.symbol() + ", "
                        + reader.instrument().symbol() + "; choose one with --symbol");
            }
            sources.add(new Source(sources.size(), new AcceptedRows(reader, venues, options)));
        }
        instrument = first;
        issues = readers.get(0).issues();
        order = new EventOrder(sources.size(), TieRule.PRINTS_FIRST);
        current = sources.get(0);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        while (!order.poll(event)) {
            if (!offerNext()) {
                return order.pollAtEnd(event);
            }
        }
        return true;
    }

    /** Latest time of receipt of a row that was taken in. */
    long latestRecvNs() {
        return latestRecvNs;
    }

    /**
     * Gives the next row if it was received until a time, though one that is still to come may be ahead of it. From then on rows that
     * come too late are not errors: they get the time of the row before.
     */
    boolean release(MarketEvent event, long untilRecvNs) {
        boolean given = order.pollReceived(event, untilRecvNs);
        released |= given;
        return given;
    }

    @Override
    public String place() {
        return current.rows.reader().place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        sources.forEach(source -> source.rows.reader().close());
    }

    /** Puts the row that was received first in order, or says that there is none left. */
    private boolean offerNext() {
        if (!advance()) {
            if (!ended) {
                ended = true;
                issues.end();
            }
            return false;
        }
        latestRecvNs = Math.max(latestRecvNs, current.row.recvNs());
        current.row = order.exchange(current.row, current.index);
        if (order.outcome() == Outcome.TOO_LATE && released) {
            current.row.times(order.lastEventNs(), order.lastRecvNs());
            issues.note(DataIssue.OUT_OF_ORDER);
            current.row = order.exchange(current.row, current.index);
        }
        Outcome outcome = order.outcome();
        if (outcome == Outcome.MOVED) {
            issues.note(DataIssue.OUT_OF_ORDER);
        } else if (outcome == Outcome.DUPLICATE) {
            issues.note(DataIssue.DUPLICATE_ROW);
        } else if (outcome == Outcome.TOO_LATE) {
            throw new MarketDataException(String.format(
                    "%s: out of order by more than %d rows: time=%d ns, after a row of time=%d ns",
                    place(), EventOrder.CAPACITY, current.row.eventNs(), order.lastEventNs()));
        }
        return true;
    }

    private boolean advance() {
        if (sources.size() == 1) {
            return !ended && current.advance();
        }
        if (!started) {
            started = true;
            sources.forEach(this::enqueue);
        } else if (!ended) {
            enqueue(current);
        }
        Source next = waiting.poll();
        if (next == null) {
            return false;
        }
        current = next;
        return true;
    }

    private void enqueue(Source source) {
        if (source.advance()) {
            waiting.add(source);
        }
    }

    /** A source and its next row. */
    private static final class Source implements Comparable<Source> {

        private final int index;
        private final AcceptedRows rows;
        private MarketEvent row = new MarketEvent();
        private long latestRecvNs = Long.MIN_VALUE;

        Source(int index, AcceptedRows rows) {
            this.index = index;
            this.rows = rows;
        }

        boolean advance() {
            if (!rows.next(row)) {
                return false;
            }
            latestRecvNs = Math.max(latestRecvNs, row.recvNs());
            return true;
        }

        @Override
        public int compareTo(Source other) {
            int byTime = Long.compare(latestRecvNs, other.latestRecvNs);
            return byTime != 0 ? byTime : Integer.compare(index, other.index);
        }
    }
}
