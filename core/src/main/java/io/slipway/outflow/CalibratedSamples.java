package io.slipway.outflow;

import io.slipway.placement.distribution.Empirical;
import io.slipway.placement.distribution.OutflowDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The samples of a venue in the order of what they say, so that a queue of any size gets its {@linkplain
 * OutflowEstimations#calibrated calibrated} distribution without a sort. Immutable.
 */
final class CalibratedSamples implements Function<JoinedQueue, OutflowDistribution> {

    /** Samples that stand for the venue's frequency: eight overlap, so they hold one independent observation. */
    private static final double SHRINKAGE = 8;

    /** By place. */
    private final boolean[] joinedBest;

    private final boolean[] isFilled;
    private final double[] outflow;

    /** Places of the samples that reached no order, by their outflow, and of the others, by the shares that reached the order. */
    private final int[] missed;

    private final int[] reached;
    private final double[] missedOutflow;
    private final double[] reachedShares;
    private final double shrinkage;
    private final double sumAtBest;
    private final double sumElsewhere;

    CalibratedSamples(List<OutflowSample> samples) {
        double[] shares = new double[samples.size()];
        joinedBest = new boolean[shares.length];
        isFilled = new boolean[shares.length];
        outflow = new double[shares.length];
        int[] places = new int[shares.length];
        int missing = 0;
        int reaching = shares.length;
        for (int place = 0; place < places.length; place++) {
            OutflowSample each = samples.get(place);
            joinedBest[place] = each.atBest();
            isFilled[place] = each.isFilled();
            outflow[place] = each.outflow();
            places[isFilled[place] ? --reaching : missing++] = place;
            shares[place] = isFilled[place] ? each.reached() : outflow[place];
        }
        missed = Arrays.copyOf(places, missing);
        reached = new int[places.length - missing];
        Arrays.setAll(reached, i -> places[places.length - 1 - i]);
        missedOutflow = sort(missed, shares);
        reachedShares = sort(reached, shares);
        shrinkage = SHRINKAGE / shares.length;
        sumAtBest = sum(true);
        sumElsewhere = sum(false);
    }

    /** The samples after {@code before}, of which the oldest are gone, and {@code added} at the end are new. */
    private CalibratedSamples(CalibratedSamples before, List<OutflowSample> samples, int added) {
        int count = samples.size();
        int gone = before.outflow.length + added - count;
        joinedBest = Arrays.copyOfRange(before.joinedBest, gone, gone + count);
        isFilled = Arrays.copyOfRange(before.isFilled, gone, gone + count);
        outflow = Arrays.copyOfRange(before.outflow, gone, gone + count);
        Sorted kept = new Sorted(before.missed, before.missedOutflow, gone, added);
        Sorted filled = new Sorted(before.reached, before.reachedShares, gone, added);
        for (int place = count - added; place < count; place++) {
            OutflowSample each = samples.get(place);
            joinedBest[place] = each.atBest();
            isFilled[place] = each.isFilled();
            outflow[place] = each.outflow();
            if (isFilled[place]) {
                filled.add(place, each.reached());
            } else {
                kept.add(place, outflow[place]);
            }
        }
        missed = kept.places();
        missedOutflow = kept.shares();
        reached = filled.places();
        reachedShares = filled.shares();
        shrinkage = SHRINKAGE / count;
        sumAtBest = sum(true);
        sumElsewhere = sum(false);
    }

    /**
     * The samples that follow these: the oldest may be gone, and the last {@code added} are new. The same as those of all, without a sort
     * of all.
     */
    CalibratedSamples followedBy(List<OutflowSample> samples, int added) {
        boolean isSimple = added < samples.size() && samples.size() <= outflow.length + added;
        for (int i = samples.size() - added; isSimple && i < samples.size(); i++) {
            isSimple = isOrdered(samples.get(i).outflow());
        }
        return isSimple ? new CalibratedSamples(this, samples, added) : new CalibratedSamples(samples);
    }

    /** True if a number has one place among others: zeros of both signs are equal and yet sorted. */
    private static boolean isOrdered(double value) {
        return value != 0 ? !Double.isNaN(value) : Double.compare(value, 0) == 0;
    }

    /** Places by their shares, to which later ones are added. */
    private static final class Sorted {

        private final int[] places;
        private final double[] shares;
        private int count;

        /** Those of {@code oldPlaces} that are not among the first {@code gone}, with room for some more. */
        Sorted(int[] oldPlaces, double[] oldShares, int gone, int room) {
            places = new int[oldPlaces.length + room];
            shares = new double[places.length];
            for (int i = 0; i < oldPlaces.length; i++) {
                places[count] = oldPlaces[i] - gone;
                shares[count] = oldShares[i];
                count += oldPlaces[i] < gone ? 0 : 1;
            }
        }

        /** Adds the last place, behind those with as many shares. */
        void add(int place, double value) {
            int at = count++;
            for (; at > 0 && shares[at - 1] > value; at--) {
                places[at] = places[at - 1];
                shares[at] = shares[at - 1];
            }
            places[at] = place;
            shares[at] = value;
        }

        int[] places() {
            return Arrays.copyOf(places, count);
        }

        double[] shares() {
            return Arrays.copyOf(shares, count);
        }
    }

    /** Sorts ascending places by their shares, which it returns; equal ones keep their order, in which weights are added up. */
    private static double[] sort(int[] places, double[] shares) {
        double[] sorted = new double[places.length];
        Arrays.setAll(sorted, i -> shares[places[i]]);
        Arrays.sort(sorted);
        int[] byShares = new int[places.length];
        int[] placed = new int[places.length];
        for (int place : places) {
            int first = first(sorted, shares[place]);
            byShares[first + placed[first]++] = place;
        }
        System.arraycopy(byShares, 0, places, 0, places.length);
        return sorted;
    }

    private static int first(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean isBelow = sorted[middle] < value;
            from = isBelow ? middle + 1 : from;
            to = isBelow ? to : middle;
        }
        return from;
    }

    private double sum(boolean atBest) {
        double sum = 0;
        for (boolean each : joinedBest) {
            sum += (each == atBest ? 1 : 0) + shrinkage;
        }
        return sum;
    }

    /** Below the queue the samples that missed by more, at it the others that missed, beyond it those that reached the order. */
    @Override
    public OutflowDistribution apply(JoinedQueue joined) {
        double[] values = new double[outflow.length];
        double[] weights = new double[values.length];
        double queue = joined.size();
        boolean atBest = joined.atBest();
        double alike = weight(1, atBest);
        double other = weight(0, atBest);
        int count = 0;
        for (; count < missed.length && missedOutflow[count] < queue; count++) {
            values[count] = missedOutflow[count];
            weights[count] = joinedBest[missed[count]] == atBest ? alike : other;
        }
        for (int place = 0; place < values.length && count < missed.length; place++) {
            if (!isFilled[place] && outflow[place] >= queue) {
                values[count] = queue;
                weights[count++] = joinedBest[place] == atBest ? alike : other;
            }
        }
        for (int i = 0; i < reached.length; i++, count++) {
            values[count] = queue + reachedShares[i];
            weights[count] = joinedBest[reached[i]] == atBest ? alike : other;
        }
        return Empirical.ofAscending(values, weights);
    }

    /** The weight of a sample that counts {@code one} for being alike, and a part of those that are spread over all. */
    private double weight(double one, boolean atBest) {
        return (one + shrinkage) / (atBest ? sumAtBest : sumElsewhere);
    }
}
