package io.slipway.app.stream;

import io.slipway.app.run.Cleanups;
import io.slipway.data.DataFiles;
import io.slipway.data.databento.EventRecords;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.util.List;

/**
 * A tape written to a file of Databento records.
 *
 * @param same true if the file gives the events of the tape, read back
 */
public record RecordedFile(boolean same) {

    /**
     * Writes a tape, and reads it back.
     *
     * @throws io.slipway.market.MarketDataException if its sizes have decimals
     */
    public static RecordedFile write(Path out, MarketTape tape) {
        EventRecords.requireWholeSizes(tape.instrument());
        MarketEvent event = new MarketEvent();
        boolean deep = false;
        for (long row = 0; row < tape.size() && !deep; row++) {
            tape.read(row, event);
            deep = event.levels() > 1;
        }
        Schema schema = deep ? Schema.MBP_10 : Schema.MBP_1;
        RecordWriter writer = DataFiles.create(out, schema, "", true);
        EventRecords records =
                new EventRecords(writer, schema, tape.instrument().symbol());
        Cleanups.Handle unfinished = Cleanups.register(writer::discard);
        try {
            for (long row = 0; row < tape.size(); row++) {
                tape.read(row, event);
                records.write(event);
            }
            records.close();
        } finally {
            unfinished.close();
        }
        return new RecordedFile(digest(out).equals(tape.sha256()));
    }

    private static String digest(Path out) {
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader = DataFiles.open(List.of(out.toString()), ReadOptions.all())) {
            EventDigest digest = new EventDigest(reader.instrument());
            while (reader.next(event)) {
                digest.add(event);
            }
            return digest.hex();
        }
    }

    /** A sentence for a person where the file is not the same. */
    public String note() {
        return same
                ? ""
                : "  The file gives other events, as its schema does not have all that the stream has or they are put in"
                        + " order; the digest is that of the stream.%n".formatted();
    }
}
