package io.slipway.result.file;

/** Units of numbers in result files, as the documentation names them. */
final class Units {

    static final String CURRENCY = "quote currency";
    static final String PER_SHARE = "quote currency per share";
    static final String SHARES = "shares";
    static final String BPS = "bps";
    static final String RATIO = "ratio";
    static final String NS = "ns";
    static final String MS = "ms";
    static final String COUNT = "count";
    static final String PROBABILITY = "probability";

    private Units() {}
}
