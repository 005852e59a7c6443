package io.slipway.data.executions;

import io.slipway.data.source.ReadOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Rules for reading files of orders and fills.
 *
 * @param ordersMapping meaning of the columns of orders, a YAML file; empty where their names say it
 * @param fillsMapping the same of fills
 * @param reading time zone, date and tolerance; its symbol chooses nothing here
 */
public record ExecutionOptions(Optional<Path> ordersMapping, Optional<Path> fillsMapping, ReadOptions reading) {

    /** Columns by their names, times without a zone as in New York. */
    public static final ExecutionOptions DEFAULT =
            new ExecutionOptions(Optional.empty(), Optional.empty(), ReadOptions.all());
}
