package io.slipway.publish;

import io.slipway.model.Instrument;
import io.slipway.publish.values.FeeSource;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a result.
 *
 * @param version of the program
 * @param source where the market data was read, e.g. {@code file:quotes.csv} or {@code kafka:topic}; the only part of a
 *     result in which a file and a stream of the same data differ
 * @param seed of everything random
 * @param volumeCurve name or file of the volume profile; empty where none is used
 * @param fees the file that the fees of the venues are from; null where all charge the same
 * @param venueName name of a publisher's venue
 * @param tunedHere whether the parameters were given, and had been chosen on this very data
 * @param instrument the instrument, whose steps the quantities of a result are
 */
public record Provenance(
        String version,
        String source,
        long seed,
        String volumeCurve,
        @Nullable FeeSource fees,
        IntFunction<String> venueName,
        boolean tunedHere,
        Instrument instrument) {}
