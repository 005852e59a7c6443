package io.slipway.placement.solver;

import io.slipway.placement.expectation.Terms;

/**
 * Finds the price at which the limits of all venues add up to the order. The sum falls as the price rises: with
 * exponential outflows it is piecewise linear in the price's logarithm, so false position there (Illinois) takes a few
 * steps; with discrete ones it falls in steps, and halving the bracket ends the search. What a step of the sum leaves goes
 * to the venues that are worth just that price.
 */
final class PriceSearch {

    private static final int MOST_STEPS = 200;
    private static final double CLOSE = 1e-13;

    private final Terms terms;
    private final double floor;
    private final double[] dear;
    private final double[] cheap;
    private final double[] tried;

    PriceSearch(Terms terms, double floor) {
        this.terms = terms;
        this.floor = floor;
        this.dear = new double[terms.venues() + 1];
        this.cheap = new double[terms.venues() + 1];
        this.tried = new double[terms.venues() + 1];
    }

    /** Writes limits that add up to the order. */
    void fill(double[] x) {
        double high = 0;
        for (int k = 0; k < terms.venues(); k++) {
            high = Math.max(high, terms.worth(k) * terms.beyond(k, 0));
        }
        double low = high;
        double cheapSum = 0;
        while (cheapSum < terms.qty) {
            low = low / 2 > floor ? low / 2 : floor;
            cheapSum = NoOverbooking.limitsAt(terms, low, cheap);
            if (cheapSum < terms.qty) {
                high = low;
            }
        }
        double dearSum = NoOverbooking.limitsAt(terms, high, dear);
        narrow(low, high, cheapSum - terms.qty, dearSum - terms.qty);
        share(x);
    }

    private void narrow(double from, double to, double surplusFrom, double surplusTo) {
        double low = from;
        double high = to;
        double above = surplusFrom;
        double below = surplusTo;
        for (int step = 0; step < MOST_STEPS && low > 0 && high - low > CLOSE * high; step++) {
            double price = step % 3 == 2 ? (low + high) / 2 : falsePosition(low, high, above, below);
            double surplus = NoOverbooking.limitsAt(terms, price, tried) - terms.qty;
            if (Math.abs(surplus) <= CLOSE * terms.qty) {
                System.arraycopy(tried, 0, dear, 0, dear.length);
                System.arraycopy(tried, 0, cheap, 0, cheap.length);
                return;
            }
            if (surplus > 0) {
                low = price;
                above = surplus;
                below /= 2;
                System.arraycopy(tried, 0, cheap, 0, cheap.length);
            } else {
                high = price;
                below = surplus;
                above /= 2;
                System.arraycopy(tried, 0, dear, 0, dear.length);
            }
        }
    }

    private static double falsePosition(double low, double high, double above, double below) {
        double logLow = StrictMath.log(low);
        double logHigh = StrictMath.log(high);
        double price = StrictMath.exp(logLow + (logHigh - logLow) * above / (above - below));
        return price > low && price < high ? price : (low + high) / 2;
    }

    private void share(double[] x) {
        double left = terms.qty;
        for (int i = 1; i < x.length; i++) {
            x[i] = dear[i];
            left -= dear[i];
        }
        for (int i = 1; i < x.length && left > 0; i++) {
            double more = Math.min(left, cheap[i] - dear[i]);
            x[i] += more;
            left -= more;
        }
    }
}
