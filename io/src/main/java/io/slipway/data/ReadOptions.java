package io.slipway.data;

import java.util.Optional;

/**
 * What to read of a file.
 *
 * @param symbol the only symbol to read; empty if the file holds one symbol
 */
public record ReadOptions(Optional<String> symbol) {

    /** Reads all of a file that holds one symbol. */
    public static ReadOptions all() {
        return new ReadOptions(Optional.empty());
    }

    /** Reads one symbol of a file that may hold several; also names the instrument of a file without symbols. */
    public static ReadOptions ofSymbol(String symbol) {
        return new ReadOptions(Optional.of(symbol));
    }
}
