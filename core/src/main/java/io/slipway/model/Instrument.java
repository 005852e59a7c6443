package io.slipway.model;

/**
 * The instrument that is traded, named by the symbol of the data.
 *
 * @param symbol the symbol as the data spells it, not blank
 */
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
