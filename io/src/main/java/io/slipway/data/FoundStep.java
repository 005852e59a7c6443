package io.slipway.data;

import io.slipway.data.source.DataSource;
import io.slipway.data.source.FinerQuantityException;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the quantity step of data: reading begins with whole shares, and begins again with a finer step where a quantity is finer.
 * The first rows nearly always show the finest, so little is read twice.
 */
public final class FoundStep {

    private static final String REMEDY = "; give --qty-step ";

    private FoundStep() {}

    /**
     * Reads with the step of the data.
     *
     * @param inputs what is read; standard input cannot be read twice
     * @param read reads all of it, from the start at every call
     * @throws MarketDataException if the step is too coarse for standard input, or the data is damaged
     */
    public static <T> T read(List<String> inputs, ReadOptions options, Function<ReadOptions, T> read) {
        ReadOptions finer = options;
        while (true) {
            try {
                return read.apply(finer);
            } catch (FinerQuantityException e) {
                if (inputs.contains(DataSource.STANDARD_INPUT)) {
                    String message = String.valueOf(e.getMessage());
                    throw new MarketDataException(
                            message.contains(REMEDY)
                                    ? message
                                    : message + REMEDY + e.step().toPlainString(),
                            e);
                }
                finer = options.withQtyStep(new QtyStep(e.step(), false));
            }
        }
    }
}
