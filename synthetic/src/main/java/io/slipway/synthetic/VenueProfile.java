package io.slipway.synthetic;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Behaviour of one venue. Rates are those of the {@link Preset#STANDARD} market and were found by running it until its
 * statistics were those measured on a stock of the NYSE (docs/SYNTHETIC.md).
 *
 * @param letter the exchange's letter on the consolidated tape
 * @param publisherId Databento's id of the venue's own feed
 * @param quotes place and size of its quotes
 * @param activity rates of its events
 * @param followNs approximate time in which it follows another venue's new price
 * @param wireNs least time from its event to the receiver
 */
record VenueProfile(char letter, int publisherId, Quotes quotes, Activity activity, double followNs, long wireNs) {

    /**
     * Place and size of a venue's quotes.
     *
     * @param offsets weights of being 0, 1, ... ticks behind the touch, then of a quote far from it, then of a stub
     * @param stays probability that a quote that need not move stays at its price when the touch moves
     * @param oneLot probability that a displayed size is one round lot; the sizes are geometric
     * @param replaces share of its size events that leave price and size as they are: an order replaced by another
     */
    record Quotes(List<Double> offsets, double stays, double oneLot, double replaces) {}

    /**
     * Rates of a venue's events.
     *
     * @param pricesPerS events of its two prices per second
     * @param sizesPerS events of its two sizes per second
     * @param tradeWeight its part of the trades among venues at the same price
     * @param leadWeight its part of the moves to a new price
     */
    record Activity(double pricesPerS, double sizesPerS, double tradeWeight, double leadWeight) {}

    private static final List<VenueProfile> US_EQUITIES = List.of(
            new VenueProfile(
                    'N',
                    9,
                    new Quotes(weights(.722, .216, .046, .015, 0, 0, 0, 0, 0, 0), .30, .46, .236),
                    new Activity(.73, 1.15, 7.6, 20),
                    250e3,
                    178_000),
            new VenueProfile(
                    'T',
                    2,
                    new Quotes(weights(.470, .265, .145, .066, .027, .013, .013, 0, 0, 0), .55, .58, 0),
                    new Activity(.294, .56, 9.0, 10),
                    300e3,
                    158_000),
            new VenueProfile(
                    'P',
                    43,
                    new Quotes(weights(.364, .260, .193, .114, .034, .023, .011, 0, 0, 0), .70, .62, 0),
                    new Activity(.369, .59, 6.3, 43),
                    270e3,
                    181_000),
            new VenueProfile(
                    'K',
                    8,
                    new Quotes(weights(.327, .250, .172, .126, .057, .034, .023, .011, 0, 0), .75, .74, .537),
                    new Activity(.114, .349, 12, 11),
                    400e3,
                    203_000),
            new VenueProfile(
                    'Z',
                    5,
                    new Quotes(weights(.262, .182, .225, .182, .086, .032, .022, .011, 0, 0), .70, .80, .491),
                    new Activity(.217, .513, 11, 55),
                    450e3,
                    199_000),
            new VenueProfile(
                    'B',
                    3,
                    new Quotes(weights(.341, .031, .020, .010, .010, .010, .010, .010, .222, .335), .60, .92, .441),
                    new Activity(.992, .431, 4.8, .11),
                    600e3,
                    161_000),
            new VenueProfile(
                    'Y',
                    6,
                    new Quotes(weights(.144, .061, .041, .031, .020, .010, .010, .010, .174, .499), .60, .95, .514),
                    new Activity(.466, 1.3, 13, 1.3),
                    700e3,
                    205_000),
            new VenueProfile(
                    'V',
                    38,
                    new Quotes(weights(.083, .061, .050, .050, .030, .030, .010, .010, .091, .587), .60, .90, 0),
                    new Activity(.235, .050, 30, 4),
                    900e3,
                    352_000),
            new VenueProfile(
                    'X',
                    4,
                    new Quotes(weights(.006, .010, .005, .005, .005, .005, .005, .005, .895, .060), .50, .52, 0),
                    new Activity(.447, .008, 40, 39),
                    800e3,
                    160_000),
            new VenueProfile(
                    'J',
                    7,
                    new Quotes(weights(.057, .041, .021, .021, .010, .010, .010, .010, .123, .697), .60, .74, .903),
                    new Activity(.079, .103, 2.5, 1.2),
                    750e3,
                    207_000),
            new VenueProfile(
                    'A',
                    11,
                    new Quotes(weights(.046, .031, .031, .021, .010, .010, .005, .005, .021, .821), .60, .66, 0),
                    new Activity(.004, .002, .6, .5),
                    1_200e3,
                    183_000),
            new VenueProfile(
                    'M',
                    12,
                    new Quotes(weights(.005, .005, .001, .001, .001, .001, .001, .001, .005, .979), .60, .60, 0),
                    new Activity(.004, .002, .1, .3),
                    1_500e3,
                    190_000),
            new VenueProfile(
                    'U',
                    15,
                    new Quotes(weights(.300, .240, .180, .120, .060, .040, .030, .020, .005, .005), .72, .70, .40),
                    new Activity(.20, .42, 6, 12),
                    350e3,
                    200_000),
            new VenueProfile(
                    'H',
                    16,
                    new Quotes(weights(.220, .190, .170, .130, .080, .050, .030, .020, .060, .050), .70, .78, .40),
                    new Activity(.14, .28, 3, 4),
                    450e3,
                    195_000),
            new VenueProfile(
                    'C',
                    10,
                    new Quotes(weights(.120, .080, .060, .040, .030, .020, .010, .010, .200, .430), .60, .90, .40),
                    new Activity(.25, .40, 4, 1),
                    600e3,
                    180_000),
            new VenueProfile(
                    'L',
                    80,
                    new Quotes(weights(.010, .010, .005, .005, .005, .005, .005, .005, .050, .900), .60, .70, 0),
                    new Activity(.003, .002, .1, .1),
                    1_500e3,
                    190_000));

    /**
     * The primary market of the stock first, then its followers, then the others by how much they quote; the last four, which were
     * not measured, are set by their shares of today's volume.
     */
    static List<VenueProfile> usEquities() {
        return US_EQUITIES;
    }

    /** The same venue, {@code factor} times as heavy at every distance but the touch. */
    VenueProfile withDistance(double factor) {
        double[] scaled =
                quotes.offsets.stream().mapToDouble(weight -> weight * factor).toArray();
        scaled[0] = quotes.offsets.get(0);
        Quotes farther = new Quotes(weights(scaled), quotes.stays, quotes.oneLot, quotes.replaces);
        return new VenueProfile(letter, publisherId, farther, activity, followNs, wireNs);
    }

    private static List<Double> weights(double... weights) {
        return DoubleStream.of(weights).boxed().toList();
    }
}
