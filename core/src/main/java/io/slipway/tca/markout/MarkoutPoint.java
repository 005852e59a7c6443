package io.slipway.tca.markout;

/**
 * The mean markout of some fills at one horizon: the signed move from the price of the fill to the mid one horizon later, weighted by
 * shares, in bps of the mid at the fill. Positive when the mid is then on the order's side: above the price of a buy, below that of a
 * sell. It is half of the realized spread with the other sign.
 *
 * @param horizonNs time after the fill in ns
 * @param fills number of fills with a mid then
 * @param qty their shares
 * @param draws independent stretches of time that they fall into
 * @param bps mean; NaN without fills
 * @param lowerBps lower end of its 95 % interval; NaN with fewer than six draws
 * @param upperBps upper end, likewise
 */
public record MarkoutPoint(
        long horizonNs, long fills, long qty, int draws, double bps, double lowerBps, double upperBps) {}
