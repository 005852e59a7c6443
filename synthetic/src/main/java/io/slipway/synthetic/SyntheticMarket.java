package io.slipway.synthetic;

import io.slipway.data.databento.RecordEvents;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The quotes and trades of up to sixteen US venues, made up: one touch, followed by every venue with its own delay and
 * distance, clustered activity, order flow with memory.
 *
 * <p>Deterministic: equal settings give equal records on every machine. Records come in order of receive time, as in a
 * recorded file; a trade comes as a print with the book before it and then a cancel with the book after it. Not thread-safe.
 */
public final class SyntheticMarket implements RecordReader {

    /** Name of the dataset in files of synthetic records. */
    public static final String DATASET = "SLIPWAY.SYNTH";

    private static final String PLACE = "synthetic market";

    private final SyntheticSettings settings;
    private final Schema schema;
    private final Wire wire;
    private final Simulation simulation;
    private final IssueLog issues = new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    private SyntheticMarket(SyntheticSettings settings, Schema schema, List<VenueProfile> profiles) {
        if (schema != Schema.MBP_1 && schema != Schema.MBP_10) {
            throw new IllegalArgumentException("schema must be mbp-1 or mbp-10: schema=" + schema.label());
        }
        this.settings = settings;
        this.schema = schema;
        wire = new Wire(settings.seed(), schema, profiles);
        simulation = new Simulation(settings, profiles, wire);
    }

    /** The best quotes and trades of a market, at its beginning. */
    public static MarketDataReader of(SyntheticSettings settings) {
        return RecordEvents.of(records(settings, Schema.MBP_1), PLACE, ReadOptions.all());
    }

    /**
     * The records of a market, at its beginning.
     *
     * @param schema {@link Schema#MBP_1} or {@link Schema#MBP_10}; the rows of the former are those of the latter that
     *     concern the best prices
     */
    public static SyntheticMarket records(SyntheticSettings settings, Schema schema) {
        return records(settings, schema, settings.preset().venues(settings.venues()));
    }

    static SyntheticMarket records(SyntheticSettings settings, Schema schema, List<VenueProfile> profiles) {
        return new SyntheticMarket(settings, schema, profiles);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean next() {
        while (!wire.hasRowBefore(simulation.dueNs())) {
            simulation.advance();
        }
        if (wire.nextRecvNs() >= settings.endNs()) {
            return false;
        }
        buffer = wire.receive().record();
        return true;
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public String symbol() {
        return settings.symbol();
    }

    @Override
    public boolean hasSymbols() {
        return true;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public String place() {
        return PLACE;
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    /** Nothing to release. */
    @Override
    public void close() {}
}
