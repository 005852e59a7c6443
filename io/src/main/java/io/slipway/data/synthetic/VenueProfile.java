package io.slipway.data.synthetic;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How one venue behaves.
 *
 * @param publisherId Databento's id of the venue's own feed
 * @param offsets share of time at 0, 1, ... ticks behind the touch; the last share is of a stub quote
 * @param oneLot probability that a displayed size is one round lot; the sizes are geometric
 * @param quoteWeight its part of the quote activity
 * @param tradeWeight its part of the trades among venues at the same price
 * @param leadWeight how often it is the first to a new price
 * @param followNs how long it takes to follow another venue's new price, roughly
 */
record VenueProfile(
        int publisherId,
        List<Double> offsets,
        double oneLot,
        double quoteWeight,
        double tradeWeight,
        double leadWeight,
        double followNs) {

    private static final List<VenueProfile> US_EQUITIES = List.of(
            new VenueProfile(9, law(.82, .13, .04, .01, 0), .46, 20.7, 17.3, 41, 250e3),
            new VenueProfile(2, law(.60, .20, .11, .05, .04, 0), .58, 11.8, 11.7, 14, 300e3),
            new VenueProfile(43, law(.46, .23, .17, .10, .04, 0), .62, 10.6, 6.2, 17, 270e3),
            new VenueProfile(8, law(.43, .22, .15, .11, .09, 0), .74, 9.6, 7.9, 6, 400e3),
            new VenueProfile(5, law(.33, .17, .21, .17, .12, 0), .80, 9.6, 5.4, 13, 450e3),
            new VenueProfile(6, law(.20, .12, .09, .05, .05, .49), .92, 14.3, 8.0, 0, 900e3),
            new VenueProfile(38, law(.14, .12, .10, .08, .08, .48), .70, 3.8, 2.4, 0, 700e3));

    /** NYSE first, the primary market of the stock; then Nasdaq, Arca, EDGX, BZX, the inverted BYX, and IEX. */
    static List<VenueProfile> usEquities() {
        return US_EQUITIES;
    }

    private static List<Double> law(double... shares) {
        return DoubleStream.of(shares).boxed().toList();
    }
}
