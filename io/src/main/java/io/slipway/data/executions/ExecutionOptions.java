package io.slipway.data.executions;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.UnknownVenues;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Rules for reading files of orders and fills.
 *
 * @param ordersMapping meaning of the columns of orders, a YAML file; empty where their names say it
 * @param fillsMapping the same of fills
 * @param reading time zone, date and tolerance; its symbol chooses nothing here
 * @param venues collects the names of venues that are not known; one for all files of a run
 */
public record ExecutionOptions(
        Optional<Path> ordersMapping, Optional<Path> fillsMapping, ReadOptions reading, UnknownVenues venues) {

    /** Rules that know of no unknown venue yet. */
    public ExecutionOptions(Optional<Path> ordersMapping, Optional<Path> fillsMapping, ReadOptions reading) {
        this(ordersMapping, fillsMapping, reading, new UnknownVenues());
    }

    /** Columns by their names, times without a zone as in New York. */
    public static ExecutionOptions usual() {
        return new ExecutionOptions(Optional.empty(), Optional.empty(), ReadOptions.all());
    }
}
