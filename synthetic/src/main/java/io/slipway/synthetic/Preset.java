package io.slipway.synthetic;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A kind of stock and day to make up. */
public enum Preset {
    /** Like the stock of the NYSE that the model is measured on: about 157 dollars, 2 to 3 cents wide, ten updates a second. */
    STANDARD("standard", 157_000, 1, 1, 1, Spreads.MEASURED),
    /** A busier stock, most of its venues at the best price. */
    LIQUID("liquid", 150_000, 1.9, 0.5, 2, Spreads.NARROW),
    /** A stock of one tick: nearly always one cent wide, large sizes at every venue. */
    TIGHT("tight", 42_000, 1.5, 0.35, 12, Spreads.ONE_TICK),
    /** A dear stock: six to ten cents wide. */
    WIDE("wide", 780_000, 1.2, 1.6, 1, Spreads.BROAD),
    /** The liquid stock with an outage of one venue and a halt of all of them. */
    HALT("halt", 150_000, 1.9, 0.5, 2, Spreads.NARROW);

    private static final long MILLI_E9 = 1_000_000L;
    private static final double GAP_OF_ONE_TICK = 0.45;
    private static final double GAP_OF_TIGHT = 0.97;

    private final String label;
    private final long startPriceE9;
    private final double activity;
    private final double distance;
    private final int sizeScale;

    @SuppressWarnings("ImmutableEnumChecker") // a list of boxed numbers made by Stream.toList
    private final List<Double> spreadWeights;

    Preset(
            String label,
            long startPriceMilli,
            double activity,
            double distance,
            int sizeScale,
            double[] spreadWeights) {
        this.label = label;
        this.startPriceE9 = startPriceMilli * MILLI_E9;
        this.activity = activity;
        this.distance = distance;
        this.sizeScale = sizeScale;
        this.spreadWeights = DoubleStream.of(spreadWeights).boxed().toList();
    }

    /** Weights of a spread of 1, 2, ... ticks. */
    private static final class Spreads {
        static final double[] MEASURED = {
            .167, .312, .210, .105, .060, .044, .034, .018, .014, .012, .009, .006, .004, .003, .002
        };
        static final double[] NARROW = {.62, .27, .08, .03};
        static final double[] ONE_TICK = {.973, .025, .002};
        static final double[] BROAD = {.01, .02, .04, .07, .10, .13, .14, .13, .11, .08, .06, .04, .03, .02, .01, .01};
    }

    /** Its name on the command line. */
    public String label() {
        return label;
    }

    /** The preset of this name. */
    public static Optional<Preset> ofLabel(String label) {
        return Stream.of(values()).filter(preset -> preset.label.equals(label)).findFirst();
    }

    long startPriceE9() {
        return startPriceE9;
    }

    List<Double> spreadWeights() {
        return spreadWeights;
    }

    /** Number of events as a multiple of those in the standard market. */
    double activity() {
        return activity;
    }

    int sizeScale() {
        return sizeScale;
    }

    /** Probability that two levels of a book are next to each other. */
    double oneTickGap() {
        return this == TIGHT ? GAP_OF_TIGHT : GAP_OF_ONE_TICK;
    }

    /** True if a venue fails and trading is halted. */
    boolean isDisturbed() {
        return this == HALT;
    }

    /** The first {@code count} venues. */
    List<VenueProfile> venues(int count) {
        return VenueProfile.usEquities().stream()
                .limit(count)
                .map(venue -> venue.withDistance(distance))
                .toList();
    }
}
