package io.slipway.model;

/** What is traded, by the symbol that the data gives it. */
public record Instrument(String symbol) {

    /**
     * Checks the symbol.
     *
     * @throws IllegalArgumentException if {@code symbol} is blank
     */
    public Instrument {
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("an instrument needs a symbol: symbol=\"" + symbol + "\"");
        }
    }
}
