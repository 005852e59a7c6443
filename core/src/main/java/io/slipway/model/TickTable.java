package io.slipway.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The prices at which limit orders may be sent: multiples of a tick that depends on the price, as options have 0.05 below 3 and 0.10
 * from there. A negative price, as of a spread, has the tick of its size. Immutable.
 *
 * <pre>{@code
 * TickTable options = TickTable.parse("0.05, 0.10 from 3");
 * long buy = options.noWorseE9(Side.BUY, 3_170_000_000L); // 3.10
 * }</pre>
 *
 * @param bands ticks in the order of the prices from which they hold, the first from zero on
 */
public record TickTable(List<Band> bands) {

    /** Any price. */
    public static final TickTable ANY = new TickTable(List.of(new Band(0, 1)));

    /**
     * Tables by name: Rule 612 of Regulation NMS, and the two classes of Cboe's rule 5.4(a). The rule's half cent of November 2026 is of
     * stocks by their mean spread, which no table of prices can tell: for those one writes {@code 0.0001, 0.005 from 1}.
     */
    private static final Map<String, String> SHIPPED = new TreeMap<>(Map.of(
            "us-equities", "0.0001, 0.01 from 1",
            "us-options", "0.05, 0.10 from 3",
            "us-options-penny", "0.01, 0.05 from 3"));

    private static final String EXPECTED =
            "expected one of " + String.join(", ", SHIPPED.keySet()) + ", or ticks such as 0.05, 0.10 from 3";

    private static final String FROM = " from ";

    /**
     * A tick and where it begins to hold.
     *
     * @param fromPxE9 the lowest size of a price that has it, in 1e-9 of the quote currency
     * @param tickE9 the tick in 1e-9 of the quote currency, positive
     */
    public record Band(long fromPxE9, long tickE9) {}

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the first band does not begin at zero, bands do not ascend, a tick is not positive, or a band
     *     begins at a price that is no multiple of its own tick and of the one below
     */
    public TickTable {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.get(0).fromPxE9() != 0) {
            throw new IllegalArgumentException("the first tick holds from price 0 on");
        }
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            Band below = bands.get(Math.max(0, i - 1));
            if (band.tickE9() <= 0 || (i > 0 && band.fromPxE9() <= below.fromPxE9())) {
                throw new IllegalArgumentException("ticks are positive, and their prices ascend: tick="
                        + plain(band.tickE9()) + ", from=" + plain(band.fromPxE9()));
            }
            if (band.fromPxE9() % band.tickE9() != 0 || band.fromPxE9() % below.tickE9() != 0) {
                throw new IllegalArgumentException("a tick begins at a multiple of itself and of the one below: tick="
                        + plain(band.tickE9()) + ", from=" + plain(band.fromPxE9()) + ", below="
                        + plain(below.tickE9()));
            }
        }
    }

    /**
     * The table of a text: one tick, such as {@code 0.25}; ticks with the prices from which they hold, such as
     * {@code 0.05, 0.10 from 3}; or the name of a shipped table.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TickTable parse(String text) {
        List<Band> bands = new ArrayList<>();
        for (String each : SHIPPED.getOrDefault(text.strip(), text).split(",", -1)) {
            int from = each.indexOf(FROM);
            String tick = from < 0 ? each : each.substring(0, from);
            String price = from < 0 ? "0" : each.substring(from + FROM.length());
            if (from < 0 && !bands.isEmpty()) {
                throw new IllegalArgumentException("not a table of ticks: value=" + text + ", " + EXPECTED);
            }
            bands.add(new Band(e9(price, text), e9(tick, text)));
        }
        return new TickTable(bands);
    }

    private static long e9(String number, String text) {
        try {
            return Money.number(number.strip()).movePointRight(9).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not a table of ticks: value=" + text + ", " + EXPECTED, e);
        }
    }

    private static String plain(long e9) {
        return BigDecimal.valueOf(e9, 9).stripTrailingZeros().toPlainString();
    }

    /** True if every price is one of the table. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** The tick at a price, in 1e-9 of the quote currency. */
    public long tickE9(long pxE9) {
        long tickE9 = bands.get(0).tickE9();
        for (Band band : bands) {
            if (band.fromPxE9() > Math.abs(pxE9)) {
                break;
            }
            tickE9 = band.tickE9();
        }
        return tickE9;
    }

    /** True if a price is one of the table. */
    public boolean has(long pxE9) {
        return pxE9 % tickE9(pxE9) == 0;
    }

    /**
     * The nearest price of the table that is no worse for us than a limit: for a buy at or below it, for a sell at or above.
     *
     * @param pxE9 the limit, in 1e-9 of the quote currency
     * @throws ArithmeticException if it does not fit 64 bits
     */
    public long noWorseE9(Side side, long pxE9) {
        return side == Side.BUY ? atOrBelowE9(pxE9) : -atOrBelowE9(-pxE9);
    }

    /** A band begins at a price of the table, so rounding never leads past its edge. */
    private long atOrBelowE9(long pxE9) {
        return Math.subtractExact(pxE9, Math.floorMod(pxE9, tickE9(pxE9)));
    }

    /** The text that {@link #parse} takes. */
    public String label() {
        return bands.stream()
                .map(band -> plain(band.tickE9()) + (band.fromPxE9() == 0 ? "" : FROM + plain(band.fromPxE9())))
                .collect(Collectors.joining(", "));
    }
}
