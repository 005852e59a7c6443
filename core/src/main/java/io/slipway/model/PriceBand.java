package io.slipway.model;

/**
 * A rule for the prices beyond which nothing is taken. Immutable.
 *
 * @param rule the kind of rule
 * @param bps distance of {@link Rule#WIDTH} from the mid, in basis points of it; zero for other rules
 */
public record PriceBand(Rule rule, long bps) {

    /** Kinds of rules. */
    public enum Rule {
        /** Any price. */
        OFF,
        /** The limit-up limit-down plan of US equities, for a stock of tier 1: the S&amp;P 500, the Russell 1000 and some funds. */
        LULD_TIER_1,
        /** The same plan, for all other stocks, which have the wider bands. */
        LULD_TIER_2,
        /** A fixed share of the mid. */
        WIDTH
    }

    /** No band. */
    public static final PriceBand OFF = new PriceBand(Rule.OFF, 0);

    /** The bands of a US stock whose tier is not known: the wider ones, since a price inside them may trade. */
    public static final PriceBand LULD = new PriceBand(Rule.LULD_TIER_2, 0);

    /** A tenth of the mid, for markets without a known rule: the widest usual band of the plan above for stocks above three dollars. */
    public static final PriceBand USUAL = new PriceBand(Rule.WIDTH, 1_000);

    private static final long MOST_BPS = 100_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a width is not between 1 and 100,000 basis points, or another rule has one
     */
    public PriceBand {
        boolean plausible = rule == Rule.WIDTH ? bps >= 1 && bps <= MOST_BPS : bps == 0;
        if (!plausible) {
            throw new IllegalArgumentException(
                    "a band of 1 to " + MOST_BPS + " bps, or none, is expected: rule=" + rule + ", bps=" + bps);
        }
    }

    /**
     * The band of a text: {@code luld:1}, {@code luld:2}, {@code off}, or a width such as {@code 10%} or {@code 50bps}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PriceBand parse(String text) {
        return switch (text) {
            case "luld:1" -> new PriceBand(Rule.LULD_TIER_1, 0);
            case "luld:2" -> LULD;
            case "off" -> OFF;
            default -> new PriceBand(Rule.WIDTH, parseBps(text));
        };
    }

    private static long parseBps(String text) {
        try {
            if (text.endsWith("bps")) {
                return Long.parseLong(text.substring(0, text.length() - 3));
            } else if (text.endsWith("%")) {
                return Math.multiplyExact(100L, Long.parseLong(text.substring(0, text.length() - 1)));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(unknown(text), e);
        }
        throw new IllegalArgumentException(unknown(text));
    }

    private static String unknown(String text) {
        return "not a band: value=" + text + ", expected luld:1, luld:2, off, or a width such as 10% or 50bps";
    }

    /** The text that {@link #parse} takes. */
    public String label() {
        return switch (rule) {
            case OFF -> "off";
            case LULD_TIER_1 -> "luld:1";
            case LULD_TIER_2 -> "luld:2";
            case WIDTH -> bps % 100 == 0 ? bps / 100 + "%" : bps + "bps";
        };
    }
}
