// DEPS io.slipway:slipway-dbn:0.1.0

import io.slipway.dbn.DbnReader;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The number of records of a Databento file, and the mean of the spreads that its venues showed. One file, which {@code java} runs
 * without a build:
 *
 * <pre>
 * java -cp "slipway-0.1.0/lib/*" Spreads.java demo_mbp-1.dbn.zst
 * </pre>
 */
final class Spreads {

    private Spreads() {}

    /** Prints the figures of the file that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        long records = 0;
        long quotes = 0;
        double sum = 0;
        MbpRecord mbp = new MbpRecord(); // one view for all records
        try (DbnReader reader = DbnReader.open(Path.of(arguments[0]))) {
            while (reader.next()) {
                records++;
                if (reader.rtype() == Schema.MBP_1.rtype()) {
                    mbp.wrap(reader);
                    if (mbp.bidPxE9(0) != Long.MAX_VALUE && mbp.askPxE9(0) != Long.MAX_VALUE) {
                        quotes++;
                        sum += (mbp.askPxE9(0) - mbp.bidPxE9(0)) / 1e9;
                    }
                }
            }
        }
        System.out.printf("%d records, %d with both sides, mean spread %.4f%n", records, quotes, sum / quotes);
    }
}
