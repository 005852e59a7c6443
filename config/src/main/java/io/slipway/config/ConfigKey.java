package io.slipway.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every setting of a backtest or a search: the same name as a flag, as a key of a YAML file and in the documentation. */
public enum ConfigKey {
    SYMBOL("SYMBOL", "", "which instrument, where the data holds several"),
    SIDE("buy|sell", "buy", "side of the parent order"),
    QTY("N", "5000", "shares of the parent order"),
    START("ISO", "", "when the order starts, e.g. 2024-08-01T13:36:32Z; default: the first event"),
    END("ISO", "", "the last moment at which it may trade, inclusive; default: the last event"),
    PROFILE("trial|default", "default", "the rules: default conserves displayed liquidity, trial reproduces the trial"),
    STRATEGIES("A,B,C", "", "strategies to run beside the one under test; default: all standard ones of the profile"),
    ALLOCATOR("NAME", "cont-kukanov-static", "the strategy under test, whose parameters a search tunes"),
    FEE("X", "0", "take fee: 0.003 or 0.3c a share, 1.5bps of the notional, or both; negative where the venue pays"),
    REBATE("Y", "0", "rebate for providing liquidity, in the same form; negative where the venue charges"),
    VENUE_FEES(
            "us-equities|FILE",
            "",
            "fees of each venue on the day, from the shipped table or a YAML file; --fee and --rebate for the rest"),
    LOT("N", "", "lot of the static allocators in shares; default: 1, in the trial's profile 100"),
    SLICE("DURATION", "60s", "length of a TWAP or VWAP bucket"),
    PARTICIPATION("SHARE", "10%", "share of all volume that pov keeps to"),
    VOLUME_CURVE(
            "CURVE", "us-equity", "of vwap: us-equity, flat, or a file of earlier days' volumes, see slipway curve"),
    JITTER("X", "0.5", "of twap-jittered: by how much of a slice, half each way, boundaries are moved by chance"),
    MIN_SLICE("N", "1", "shares that must be due before a schedule sends any, unless it is all that is left"),
    DECISION_PRICE(
            "PRICE",
            "",
            "price when the order was decided, from which the shortfall is measured; default: the arrival mid"),
    PREVIOUS_CLOSE("PRICE", "", "the close of the day before, where the data does not have that day"),
    URGENCY("X", "2", "urgency of almgren-chriss (kappa T) and obizhaeva-wang (rho T) over the whole order; 0 is even"),
    FEED_LATENCY(
            "LATENCY", "0", "until a row is known to us: 0, a duration, or recorded: when the recorder received it"),
    ENTRY_LATENCY("LATENCY", "0", "from our sending an order to its arrival at the venue: 0 or a duration, e.g. 250us"),
    REPORT_LATENCY("LATENCY", "0", "from a fill or a cancel to our knowing of it: 0 or a duration"),
    LATENCY_SPREAD(
            "SIGMA",
            "0",
            "draw order and report latencies: log-normal around the two, with this sigma of the logarithm"),
    LATENCY_FILE("FILE", "", "order and report latencies by venue: a CSV table of publisher, entry_ns, report_ns"),
    QUEUE_MODEL(
            "MODEL",
            "trades-only",
            "place in the queue of an order that rests: trades-only, proportional, power:N, logarithmic, pro-rata:MIN;"
                    + " exact for data that names orders"),
    REFILL_HALF_LIFE("DURATION", "0", "others refill half of what we took in this time: 0 for never, e.g. 500ms"),
    STALE_AFTER("DURATION", "0", "no order to a venue of which nothing was heard for longer: 0 for no limit, e.g. 5s"),
    OUTFLOW(
            "HOW",
            "empirical",
            "what cont-kukanov believes of outflows: empirical, ewma:N (half-life in samples) or bucketed (time, queue)"),
    WHAT_IF_IMPACT(
            "LAW",
            "",
            "beside all costs, what others' reaction might cost: sigma=2%,volume=50000000,half-life=60s,y=1"),
    LAMBDA_OVER("V", "", "penalty for a share bought too many; for a search a list 0,0.1,1 or a range 0..0.1/11"),
    LAMBDA_UNDER("V", "", "penalty for a share not bought, above the mid; list or range for a search"),
    THETA_QUEUE("V", "", "queue-risk penalty; list or range for a search"),
    SEARCH("grid|random", "grid", "how a search chooses its points"),
    POINTS("N", "100", "number of points of a random search"),
    SEED("N", "42", "seed of everything random");

    private final String valueLabel;
    private final String defaultText;
    private final String doc;

    ConfigKey(String valueLabel, String defaultText, String doc) {
        this.valueLabel = valueLabel;
        this.defaultText = defaultText;
        this.doc = doc;
    }

    /** The key in a YAML file; the flag is the same with two dashes before it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Form of a value, for the documentation. */
    public String valueLabel() {
        return valueLabel;
    }

    /** The value when none is given; empty where it depends on the data or the profile. */
    public String defaultText() {
        return defaultText;
    }

    /** Meaning of the setting, as a short phrase. */
    public String doc() {
        return doc;
    }

    /** True if only a search uses the setting. */
    public boolean isOfSearch() {
        return this == SEARCH || this == POINTS;
    }

    /** The setting of a {@link #key}. */
    public static Optional<ConfigKey> find(String key) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.key().equals(key))
                .findFirst();
    }
}
