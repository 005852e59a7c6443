package example;

import io.slipway.venue.QueueModel;

/** Half of the cancelled shares were ahead of the order, as far as there are shares on both sides. */
final class HalfAhead implements QueueModel {
    public double aheadAfterCancel(double ahead, double behind, long cancelled) {
        return Math.max(0, ahead - Math.max(cancelled - behind, cancelled / 2.0));
    }
}
