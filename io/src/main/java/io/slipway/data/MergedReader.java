package io.slipway.data;

import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several sources of one instrument as one, in the order of receipt; rows received at once keep the order of their sources.
 * Holds one row of each source.
 */
final class MergedReader implements MarketDataReader {

    private final List<MarketDataReader> readers;
    private final PriorityQueue<Head> heads = new PriorityQueue<>();
    private final IssueLog issues;
    private @Nullable Head last;

    private MergedReader(List<MarketDataReader> readers) {
        this.readers = List.copyOf(readers);
        this.issues = readers.get(0).issues();
    }

    /**
     * The merge of at least one reader, all of which share one log; the result then owns them.
     *
     * @throws MarketDataException if they are of different instruments
     */
    static MarketDataReader of(List<MarketDataReader> readers) {
        if (readers.size() == 1) {
            return readers.get(0);
        }
        Instrument instrument = readers.get(0).instrument();
        for (MarketDataReader reader : readers) {
            if (!reader.instrument().equals(instrument)) {
                throw new MarketDataException("files of several symbols: symbol=" + instrument.symbol() + ", "
                        + reader.instrument().symbol() + "; choose one with --symbol");
            }
        }
        return new MergedReader(readers);
    }

    @Override
    public Instrument instrument() {
        return readers.get(0).instrument();
    }

    @Override
    public boolean next(MarketEvent event) {
        if (last == null) {
            for (int i = 0; i < readers.size(); i++) {
                advance(new Head(i, readers.get(i)));
            }
        } else {
            advance(last);
        }
        last = heads.poll();
        if (last == null) {
            return false;
        }
        event.copyOf(last.event);
        return true;
    }

    @Override
    public String place() {
        return last == null ? readers.get(0).place() : last.reader.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        readers.forEach(MarketDataReader::close);
    }

    private void advance(Head head) {
        if (head.reader.next(head.event)) {
            heads.add(head);
        }
    }

    /** The next row of a source. */
    private static final class Head implements Comparable<Head> {

        private final int index;
        private final MarketDataReader reader;
        private final MarketEvent event = new MarketEvent();

        Head(int index, MarketDataReader reader) {
            this.index = index;
            this.reader = reader;
        }

        @Override
        public int compareTo(Head other) {
            int byTime = Long.compare(event.recvNs(), other.event.recvNs());
            return byTime != 0 ? byTime : Integer.compare(index, other.index);
        }
    }
}
