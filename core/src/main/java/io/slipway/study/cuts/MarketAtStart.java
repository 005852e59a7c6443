package io.slipway.study.cuts;

import io.slipway.study.StudyResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The market at the start of each order: the spread, and the volatility of the mids at the starts until then. Nothing later is used,
 * so that a user could have chosen by it. An order that starts before both sides are quoted, such as at the open, has neither.
 */
final class MarketAtStart {

    /** Lower ends of the groups of the spread in bps: a cent of a stock of 50 dollars is 2 bps. */
    private static final double[] SPREADS_BPS = {0, 0.5, 1, 2, 5, 10, 20, 50};

    /** Lower ends of the groups of the volatility in bps: a stock that moves by 1 % in a session moves by some 40 in an hour. */
    private static final double[] VOLATILITIES_BPS = {0, 10, 20, 40, 80, 160, 320};

    /** Moves that make a volatility: fewer say little, and with more the earliest are of another market. */
    private static final int FEWEST_MOVES = 5;

    private static final int MOST_MOVES = 20;
    private static final double NS_PER_HOUR = 3_600e9;
    private static final double BPS = 10_000;

    private final StudyResult study;
    private final double[] volatilities;

    /** The mids of one symbol and day at its starts so far. */
    private static final class Path {

        private final List<Double> squares = new ArrayList<>();
        private final List<Long> times = new ArrayList<>();
        private double lastMid = Double.NaN;

        void add(long timeNs, double mid) {
            if (times.isEmpty()) {
                squares.add(Double.NaN);
            } else if (timeNs > times.get(times.size() - 1)) {
                double move = BPS * (mid - lastMid) / lastMid;
                squares.add(move * move);
            } else {
                return;
            }
            times.add(timeNs);
            lastMid = mid;
        }

        /** In bps of an hour; NaN with too few moves. */
        double volatility() {
            int moves = Math.min(MOST_MOVES, times.size() - 1);
            if (moves < FEWEST_MOVES) {
                return Double.NaN;
            }
            int end = times.size();
            double sum = squares.subList(end - moves, end).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            double hours = (times.get(end - 1) - times.get(end - 1 - moves)) / NS_PER_HOUR;
            return Math.sqrt(sum / hours);
        }
    }

    /**
     * The market of a study's orders.
     *
     * @param day name of the day of an order, by its place
     */
    MarketAtStart(StudyResult study, IntFunction<String> day) {
        this.study = study;
        volatilities = new double[study.orders().size()];
        Map<List<String>, Path> paths = new HashMap<>();
        for (int i = 0; i < volatilities.length; i++) {
            double mid = arrival(i).mid();
            volatilities[i] = Double.NaN;
            if (mid > 0) {
                String symbol = study.method().labels() == null
                        ? ""
                        : study.method().labels().symbols().get(i);
                Path path = paths.computeIfAbsent(List.of(symbol, day.apply(i)), any -> new Path());
                path.add(study.orders().get(i).startNs(), mid);
                volatilities[i] = path.volatility();
            }
        }
    }

    private StudyResult.Arrival arrival(int order) {
        List<StudyResult.Arrival> arrivals = study.method().arrivals();
        return arrivals.isEmpty() ? new StudyResult.Arrival(Double.NaN, Double.NaN) : arrivals.get(order);
    }

    /** The group of an order's spread, by its place among all groups; -1 if it is not known, or the bid was above the offer. */
    int spread(int order) {
        StudyResult.Arrival arrival = arrival(order);
        return arrival.mid() > 0 && arrival.spread() >= 0
                ? place(SPREADS_BPS, BPS * arrival.spread() / arrival.mid())
                : -1;
    }

    /** The group of the volatility before an order, likewise. */
    int volatility(int order) {
        return place(VOLATILITIES_BPS, volatilities[order]);
    }

    static String spreadName(int place) {
        return name(SPREADS_BPS, place);
    }

    static String volatilityName(int place) {
        return name(VOLATILITIES_BPS, place);
    }

    private static int place(double[] lower, double value) {
        int place = -1;
        while (place + 1 < lower.length && value >= lower[place + 1]) {
            place++;
        }
        return place;
    }

    private static String name(double[] lower, int place) {
        return place + 1 == lower.length
                ? text(lower[place]) + " bps and more"
                : text(lower[place]) + " to " + text(lower[place + 1]) + " bps";
    }

    private static String text(double bps) {
        return bps == Math.rint(bps) ? Long.toString((long) bps) : Double.toString(bps);
    }
}
