package io.slipway.data.executions;

import io.slipway.executions.FillReport;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words of files of orders and fills that are understood without a mapping, in any case. */
public final class ExecutionWords {

    /** Sides by words in lower case. */
    static final Map<String, Side> SIDES = Map.ofEntries(
            Map.entry("b", Side.BUY),
            Map.entry("buy", Side.BUY),
            Map.entry("bot", Side.BUY),
            Map.entry("bought", Side.BUY),
            Map.entry("cover", Side.BUY),
            Map.entry("1", Side.BUY),
            Map.entry("s", Side.SELL),
            Map.entry("sell", Side.SELL),
            Map.entry("sld", Side.SELL),
            Map.entry("sold", Side.SELL),
            Map.entry("ss", Side.SELL),
            Map.entry("short", Side.SELL),
            Map.entry("sell short", Side.SELL),
            Map.entry("2", Side.SELL),
            Map.entry("3", Side.BUY),
            Map.entry("4", Side.SELL),
            Map.entry("5", Side.SELL),
            Map.entry("6", Side.SELL));

    /** Roles by words in lower case. */
    static final Map<String, Liquidity> ROLES = Map.ofEntries(
            Map.entry("taker", Liquidity.TAKER),
            Map.entry("t", Liquidity.TAKER),
            Map.entry("remove", Liquidity.TAKER),
            Map.entry("removed", Liquidity.TAKER),
            Map.entry("r", Liquidity.TAKER),
            Map.entry("aggressive", Liquidity.TAKER),
            Map.entry("2", Liquidity.TAKER),
            Map.entry("maker", Liquidity.MAKER),
            Map.entry("m", Liquidity.MAKER),
            Map.entry("add", Liquidity.MAKER),
            Map.entry("added", Liquidity.MAKER),
            Map.entry("a", Liquidity.MAKER),
            Map.entry("passive", Liquidity.MAKER),
            Map.entry("1", Liquidity.MAKER));

    /** Kinds of reports by words in lower case with underscores. */
    static final Map<String, FillReport.Kind> KINDS = Map.ofEntries(
            Map.entry("", FillReport.Kind.FILL),
            Map.entry("fill", FillReport.Kind.FILL),
            Map.entry("new", FillReport.Kind.FILL),
            Map.entry("trade", FillReport.Kind.FILL),
            Map.entry("filled", FillReport.Kind.FILL),
            Map.entry("partial", FillReport.Kind.FILL),
            Map.entry("partially_filled", FillReport.Kind.FILL),
            Map.entry("f", FillReport.Kind.FILL),
            Map.entry("1", FillReport.Kind.FILL),
            Map.entry("2", FillReport.Kind.FILL),
            Map.entry("bust", FillReport.Kind.BUST),
            Map.entry("busted", FillReport.Kind.BUST),
            Map.entry("cancel", FillReport.Kind.BUST),
            Map.entry("trade_cancel", FillReport.Kind.BUST),
            Map.entry("h", FillReport.Kind.BUST),
            Map.entry("correct", FillReport.Kind.CORRECTION),
            Map.entry("corrected", FillReport.Kind.CORRECTION),
            Map.entry("correction", FillReport.Kind.CORRECTION),
            Map.entry("trade_correct", FillReport.Kind.CORRECTION),
            Map.entry("g", FillReport.Kind.CORRECTION));

    private ExecutionWords() {}

    /** The side that a word means; empty if it is not understood. */
    public static Optional<Side> side(String word) {
        return Optional.ofNullable(SIDES.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    /** True if a word means maker, taker or auction. */
    public static boolean isRole(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return ROLES.containsKey(lower) || OrderWords.AUCTIONS.contains(lower);
    }

    /** True if a column may have these words: those of kinds of reports, types of orders and directed orders are checked. */
    public static boolean isAllowed(ExecutionColumn column, String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return switch (column) {
            case KIND -> KINDS.containsKey(lower);
            case ORDER_TYPE -> OrderWords.TYPES.containsKey(lower);
            case DIRECTED -> OrderWords.DIRECTED.containsKey(lower);
            default -> true;
        };
    }
}
