package io.slipway.result.file;

import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;

/** A parent order and its instrument. */
public final class OrderKeys {

    /** All of it. */
    public static final Shape SHAPE = Shape.of("order", "The parent order.");

    /** The instrument. */
    public static final Key<String> SYMBOL = SHAPE.text("symbol", "symbol of the instrument");

    /** The side. */
    public static final Key<String> SIDE = SHAPE.text("side", "buy or sell");

    /** The quantity. */
    public static final Key<BigDecimal> QTY = SHAPE.quantity("qty", "ordered quantity");

    /** The start. */
    public static final Key<Instant> START = SHAPE.time("start", "start of the order, its arrival");

    /** The end. */
    public static final Key<Instant> END = SHAPE.time("end", "end of the order, inclusive");

    /** The limit. */
    public static final Key<BigDecimal> LIMIT = SHAPE.decimal(
                    "limit", Units.PER_SHARE, "worst price at which it may trade")
            .optional();

    /** The instrument, where it is not traded in whole shares. */
    public static final Shape INSTRUMENT = Shape.of("instrument", "An instrument that is not traded in whole shares.");

    /** The quantity step. */
    public static final Key<BigDecimal> QTY_STEP = INSTRUMENT.decimal(
            "qty_step", "", "smallest quantity; all quantities of the file are whole multiples of it");

    /** The multiplier. */
    public static final Key<BigDecimal> MULTIPLIER = INSTRUMENT.decimal(
            "multiplier", "", "value of one share, coin or contract at a price of one, in the quote currency");

    /** The price step. */
    public static final Key<BigDecimal> PRICE_STEP = INSTRUMENT
            .decimal("price_step", Units.PER_SHARE, "smallest difference of two prices; left out where it is not known")
            .optional();

    private OrderKeys() {}

    static Key<Values> instrument(Shape file) {
        return file.object(
                        "instrument",
                        INSTRUMENT,
                        "steps and multiplier; left out where an instrument is traded in whole shares")
                .optional();
    }

    static Key<String> currency(Shape file) {
        return file.text("currency", "currency of all prices and amounts of money; left out where it is not known")
                .optional();
    }

    /** Adds the instrument to a file; nothing where it is traded in whole shares. */
    public static Values putInstrument(Values values, Key<Values> key, Instrument instrument) {
        if (!instrument.isScaled()) {
            return values;
        }
        Values of = Values.of(INSTRUMENT).put(QTY_STEP, instrument.qtyStep()).put(MULTIPLIER, instrument.multiplier());
        if (instrument.priceStepE9() > 0) {
            of.put(PRICE_STEP, Money.toDecimal(instrument.priceStepE9()));
        }
        return values.put(key, of);
    }
}
