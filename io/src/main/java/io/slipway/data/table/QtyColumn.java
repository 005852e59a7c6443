package io.slipway.data.table;

import io.slipway.data.source.FinerQuantityException;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Quantities of a table as whole steps. A quantity that is finer than a step that the user gave is cut off and counted; otherwise
 * the step was too coarse, and the data is to be read again with a finer one.
 */
public final class QtyColumn {

    /** The finest decimals that exchanges trade; more are the remains of floating-point numbers. */
    private static final int MOST_DECIMALS = 10;

    private static final long LARGEST_SIZE = MarketEvent.MOST_SIZE;

    private final QtyStep step;
    private final int decimals;
    private final long unitsOfStep;
    private final long multiple;
    private final IssueLog issues;

    /**
     * Quantities of the options' step.
     *
     * @param multiple shares in one unit of quantity, such as 100 for round lots
     */
    public QtyColumn(ReadOptions options, int multiple, IssueLog issues) {
        this.step = options.qtyStep();
        this.multiple = multiple;
        this.issues = issues;
        BigDecimal size = step.size().stripTrailingZeros();
        decimals = Math.max(0, size.scale());
        unitsOfStep = size.movePointRight(decimals).longValueExact();
    }

    /** The step of these quantities. */
    public BigDecimal step() {
        return step.size();
    }

    /**
     * The quantity in a column, in whole steps; zero if the field is empty.
     *
     * @throws RowFault if it is no quantity, negative or too large
     * @throws FinerQuantityException if it is finer than a step that the user did not give
     */
    public long steps(Fields row, int column) {
        if (row.isEmpty(column)) {
            return 0;
        }
        long units = row.decimalCut(column, decimals);
        boolean cut = row.wasCut();
        if (units < 0) {
            throw row.fault(column, "negative amount", "zero or more");
        }
        if (units > Long.MAX_VALUE / multiple || units * multiple / unitsOfStep > LARGEST_SIZE) {
            throw row.fault(
                    column,
                    "amount too large for its step",
                    "at most " + LARGEST_SIZE + " steps of " + step.size().toPlainString()
                            + "; choose a larger one with --qty-step");
        }
        long steps = units * multiple / unitsOfStep;
        return cut || units * multiple % unitsOfStep != 0 ? ofFiner(row, column, steps) : steps;
    }

    private long ofFiner(Fields row, int column, long steps) {
        if (step.given()) {
            issues.note(DataIssue.FRACTIONAL_SIZE);
            return steps;
        }
        BigDecimal shares;
        try {
            shares = Money.number(row.text(column)).multiply(BigDecimal.valueOf(multiple));
        } catch (NumberFormatException e) {
            throw row.fault(column, "not an amount of a market", "a decimal number of at most 100 digits and places");
        }
        BigDecimal rounded =
                shares.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        BigDecimal finer = BigDecimal.ONE.movePointLeft(Math.max(0, rounded.scale()));
        if (finer.compareTo(step.size()) < 0) {
            throw new FinerQuantityException(
                    "a quantity is finer than the step: value=" + row.text(column) + ", step="
                            + step.size().toPlainString() + "; give --qty-step " + finer.toPlainString(),
                    finer);
        }
        if (rounded.compareTo(shares) != 0) {
            issues.note(DataIssue.ROUNDED_NUMBER);
        }
        return rounded.divide(step.size(), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
