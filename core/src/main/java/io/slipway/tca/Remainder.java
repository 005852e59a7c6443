package io.slipway.tca;

import io.slipway.model.FeeRate;
import io.slipway.model.Money;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The part of an order that its strategy had not filled when the window ended.
 *
 * @param walkedQty shares that were then taken by walking all displayed levels; part of the execution
 * @param walkedCashE9 their cash, fees included, in 1e-9 of the quote currency
 * @param markedQty shares beyond all that was displayed, or all that was left where nothing is walked; no part of the execution
 * @param mark the price and the fee at which those are marked; null if there are none or no price
 */
public record Remainder(
        long walkedQty,
        BigInteger walkedCashE9,
        long markedQty,
        @Nullable Mark mark) {

    /**
     * Price and fee of a share that was not traded.
     *
     * @param pxE9 price in 1e-9 of the quote currency
     * @param takeFee the fee of taking at the venue whose level this is, at the volume that the order had there
     */
    public record Mark(long pxE9, FeeRate takeFee) {}

    /** Nothing was completed, and nothing is known of a mark. */
    public static final Remainder NONE = new Remainder(0, BigInteger.ZERO, 0, null);

    /**
     * Checks the quantities.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Remainder {
        if (walkedQty < 0 || markedQty < 0) {
            throw new IllegalArgumentException(
                    "quantities are not negative: walked=" + walkedQty + ", marked=" + markedQty);
        }
    }

    /** Adds all of it to the state of a run. */
    public void save(StateWriter state) {
        state.put(walkedQty).put(walkedCashE9.toString()).put(markedQty).put(mark != null);
        Mark saved = mark == null ? new Mark(0, FeeRate.NONE) : mark;
        state.put(saved.pxE9).put(saved.takeFee.perShareE9()).put(saved.takeFee.ofNotionalE9());
    }

    /** Takes over what {@link #save} added. */
    public static Remainder restored(StateReader state) {
        long walkedQty = state.takeLong();
        BigInteger walkedCashE9 = new BigInteger(state.takeText());
        long markedQty = state.takeLong();
        boolean marked = state.takeBoolean();
        Mark mark = new Mark(state.takeLong(), new FeeRate(state.takeLong(), state.takeLong()));
        return new Remainder(walkedQty, walkedCashE9, markedQty, marked ? mark : null);
    }

    /** The mark in the quote currency, or {@code other} if this has none. */
    @Nullable
    BigDecimal markPxOr(@Nullable BigDecimal other) {
        return mark == null ? other : Money.toDecimal(mark.pxE9);
    }

    /** The take fee of the mark, or {@code other} if this has none. */
    FeeRate takeFeeOr(FeeRate other) {
        return mark == null ? other : mark.takeFee;
    }
}
