package io.slipway.report.read;

import io.slipway.report.html.Html;
import io.slipway.result.file.FillKeys;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The results and the fills of a finished run.
 *
 * @param results {@code results.json}
 * @param fills {@code fills.csv} by strategy, in the order of the results
 */
public record RunDirectory(Values results, Map<String, List<FillRow>> fills) {

    private static final List<Key<?>> NEEDED = List.of(
            ResultsKeys.BEST_PARAMETERS,
            ResultsKeys.OPTIMIZED,
            ResultsKeys.BASELINES,
            SavingKeys.SAVINGS_VS_BASELINES_BPS,
            ResultsKeys.PROFILE,
            ResultsKeys.REUSES_LIQUIDITY,
            ResultsKeys.HEADLINE_BASELINE,
            ResultsKeys.ORDER,
            ResultsKeys.OPTIMIZED_STRATEGY,
            ResultsKeys.REFUSALS,
            ResultsKeys.IN_SAMPLE,
            ResultsKeys.DEAD_PARAMETERS,
            ResultsKeys.STRATEGIES,
            ResultsKeys.BENCHMARKS);
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int BPS_DECIMALS = 6;
    private static final int MS_SCALE = 6;

    /**
     * One row of {@code fills.csv}, as far as charts need it.
     *
     * @param time of the fill
     * @param publisherId the venue's publisher id
     * @param qty shares
     * @param price per share
     * @param fee fee of the whole fill
     * @param maker whether it provided liquidity
     * @param quotes the market at the fill
     */
    public record FillRow(
            Instant time,
            String publisherId,
            BigDecimal qty,
            BigDecimal price,
            BigDecimal fee,
            boolean maker,
            QuoteRow quotes) {

        private static FillRow of(Values row, Decimals decimals) {
            return new FillRow(
                    row.get(FillKeys.TIME),
                    row.get(FillKeys.PUBLISHER_ID).toString().intern(),
                    decimals.same(row.get(FillKeys.QTY)),
                    decimals.same(row.get(FillKeys.PRICE)),
                    decimals.same(row.get(FillKeys.FEE)),
                    row.get(FillKeys.LIQUIDITY).equals("maker"),
                    new QuoteRow(
                            row.get(FillKeys.QUOTE_AGE_NS),
                            row.get(FillKeys.MARKET_CROSSED),
                            row.get(FillKeys.PRICE_FAR),
                            decimals.same(row.find(FillKeys.NBB)),
                            decimals.same(row.find(FillKeys.NBO))));
        }
    }

    /** One object for equal decimals: prices, fees and quantities of a million fills are some thousands. */
    private static final class Decimals {

        private static final int MOST = 10_000;

        private final Map<BigDecimal, Optional<BigDecimal>> known = new HashMap<>();

        BigDecimal same(BigDecimal value) {
            return same(Optional.of(value)).orElseThrow();
        }

        Optional<BigDecimal> same(Optional<BigDecimal> value) {
            if (value.isEmpty()) {
                return value;
            }
            Optional<BigDecimal> before = known.get(value.get());
            if (before == null && known.size() < MOST) {
                known.put(value.get(), value);
            }
            return before == null ? value : before;
        }
    }

    /**
     * The quotes at a fill.
     *
     * @param ageNs age of the venue's book in ns, negative if unknown
     * @param crossed true if the market was crossed
     * @param far true if the price was beyond the price band
     * @param bid national best bid
     * @param offer national best offer
     */
    public record QuoteRow(
            long ageNs, boolean crossed, boolean far, Optional<BigDecimal> bid, Optional<BigDecimal> offer) {}

    /**
     * Reads a run directory.
     *
     * @throws ReportException if a file is missing or damaged
     */
    public static RunDirectory read(Path directory) {
        Path file = ResultReader.file(directory, ResultsKeys.FILE);
        if (!Files.exists(file)) {
            throw new ReportException(
                    "not a finished run directory: directory=" + directory + ", missing=" + ResultsKeys.FILE);
        }
        Values results = ResultReader.object(directory, ResultsKeys.FILE);
        for (Key<?> key : NEEDED) {
            if (results.find(key).isEmpty()) {
                throw new ReportException(ResultsKeys.FILE + ": a key is missing: key=" + key);
            }
        }
        checkOrder(results.get(ResultsKeys.ORDER));
        Map<String, List<FillRow>> fills = new LinkedHashMap<>();
        results.get(ResultsKeys.STRATEGIES).keySet().forEach(name -> fills.put(name, new ArrayList<>()));
        Decimals decimals = new Decimals();
        ResultReader.csv(directory, FillKeys.FILE, (row, line) -> {
            List<FillRow> own = fills.get(row.get(FillKeys.STRATEGY));
            if (own == null) {
                throw new ReportException(FillKeys.FILE + ":" + line + ": not a fill of a listed strategy");
            }
            own.add(FillRow.of(row, decimals));
        });
        return new RunDirectory(results, fills);
    }

    private static void checkOrder(Values order) {
        String side = order.get(OrderKeys.SIDE);
        if (!side.equals("buy") && !side.equals("sell")) {
            throw new ReportException(
                    ResultsKeys.FILE + ": not a side of an order: order.side=" + side + ", expected buy or sell");
        }
        BigDecimal qty = order.get(OrderKeys.QTY);
        if (qty.signum() <= 0) {
            throw new ReportException(
                    ResultsKeys.FILE + ": not a quantity of an order: order.qty=" + qty + ", expected at least 1");
        }
    }

    /** The parent order. */
    public Values order() {
        return results.get(ResultsKeys.ORDER);
    }

    /** The ordered quantity. */
    public BigDecimal qty() {
        return order().get(OrderKeys.QTY);
    }

    /** The smallest quantity of the instrument. */
    public BigDecimal qtyStep() {
        return instrument().map(of -> of.get(OrderKeys.QTY_STEP)).orElse(BigDecimal.ONE);
    }

    /** Value of one share, coin or contract at a price of one. */
    public BigDecimal multiplier() {
        return instrument().map(of -> of.get(OrderKeys.MULTIPLIER)).orElse(BigDecimal.ONE);
    }

    /** The word after a quantity: shares, and none where the instrument is counted in coins, contracts or other parts. */
    public String shares() {
        return instrument().isPresent() ? "" : " shares";
    }

    private Optional<Values> instrument() {
        return results.find(ResultsKeys.INSTRUMENT);
    }

    /** The lot of a strategy, as a quantity. */
    public BigDecimal lot(Values strategy) {
        return strategy.or(StrategyKeys.PARAMETERS, Map.of())
                .getOrDefault("lot", BigDecimal.ZERO)
                .max(qtyStep());
    }

    /** The strategies by name. */
    public Map<String, Values> strategies() {
        return results.get(ResultsKeys.STRATEGIES);
    }

    /** The values of a strategy; none if there is no such strategy. */
    public Values strategy(String name) {
        return strategies().getOrDefault(name, Values.of(StrategyKeys.SHAPE));
    }

    /** The quantity that a strategy left. */
    public static BigDecimal left(Values strategy) {
        return strategy.or(StrategyKeys.UNFILLED_QTY, BigDecimal.ZERO);
    }

    /** True if a strategy left nothing of the order. */
    public static boolean isComplete(Values strategy) {
        return left(strategy).signum() == 0;
    }

    /** Name of the strategy under test. */
    public String tested() {
        return results.get(ResultsKeys.OPTIMIZED_STRATEGY);
    }

    /** The strategy that filled all at the lowest cost; the first of equals, empty if none filled all. */
    Optional<String> cheapest() {
        return cheapestBeside("");
    }

    /** The cheapest as {@link #cheapest()}, among all strategies but one. */
    Optional<String> cheapestBeside(String name) {
        Map.Entry<String, Values> best = null;
        for (Map.Entry<String, Values> row : strategies().entrySet()) {
            boolean filled = isComplete(row.getValue()) && !row.getKey().equals(name);
            if (filled
                    && (best == null
                            || savingBps(row.getValue(), best.getValue()).signum() > 0)) {
                best = row;
            }
        }
        return Optional.ofNullable(best).map(Map.Entry::getKey);
    }

    /** The saving of one strategy against another, in basis points of the size of the other's cash; what was left counts at its mark. */
    public BigDecimal savingBps(Values strategy, Values other) {
        BigDecimal cash = wholeCash(strategy);
        BigDecimal otherCash = wholeCash(other);
        if (otherCash.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal saved = isSell() ? cash.subtract(otherCash) : otherCash.subtract(cash);
        return saved.multiply(BPS).divide(otherCash.abs(), BPS_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal wholeCash(Values strategy) {
        return strategy.find(StrategyKeys.MARKED_CASH).orElse(strategy.or(SavingKeys.TOTAL_CASH, BigDecimal.ZERO));
    }

    /** Fraction of the order that a strategy left. */
    public double unfilled(Values strategy) {
        return 1 - strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO).doubleValue() / qty().doubleValue();
    }

    /**
     * The saving against the baseline of the headline, in basis points; empty where they are not compared.
     *
     * @param values the results, a strategy or a point of a search
     */
    public Optional<BigDecimal> headlineSaving(Values values) {
        return values.find(SavingKeys.SAVINGS_VS_BASELINES_BPS)
                .map(savings -> savings.get(results.get(ResultsKeys.HEADLINE_BASELINE)))
                .flatMap(saving -> saving);
    }

    /** Name of the baseline of the headline. */
    public String headlineBaseline() {
        return baseline(results.get(ResultsKeys.HEADLINE_BASELINE));
    }

    /** Reason why the strategy under test is not compared with the baseline of the headline; empty if it is. */
    public Optional<String> headlineRefusal() {
        return Optional.ofNullable(results.get(ResultsKeys.REFUSALS).get(results.get(ResultsKeys.HEADLINE_BASELINE)));
    }

    /**
     * Savings of the strategy under test, in bps, by the key of the baseline: those that ran, without itself. Empty where the two are
     * not compared.
     */
    public Map<String, Optional<BigDecimal>> comparisons() {
        Map<String, Optional<BigDecimal>> comparisons = new LinkedHashMap<>();
        results.get(SavingKeys.SAVINGS_VS_BASELINES_BPS).forEach((key, saving) -> {
            String name = baseline(key);
            if (!name.equals(tested()) && (saving.isPresent() || strategies().containsKey(name))) {
                comparisons.put(key, saving);
            }
        });
        return comparisons;
    }

    /** The strategy of a baseline's key. */
    public static String baseline(String key) {
        return key.replace('_', '-');
    }

    /** True if the rules of the run fill a displayed share again and again. */
    public boolean reusesLiquidity() {
        return results.get(ResultsKeys.REUSES_LIQUIDITY);
    }

    public boolean isSell() {
        return order().get(OrderKeys.SIDE).equals("sell");
    }

    /** The start of the order. */
    public Instant start() {
        return order().get(OrderKeys.START);
    }

    /** A moment in seconds after the start of the order, or a dash where there is none. */
    public String secondsAfterStart(Optional<Instant> time) {
        return time.map(at -> Html.number(Optional.of(msAfterStart(at).movePointLeft(3)), 3))
                .orElse(Html.ABSENT);
    }

    /** A moment in milliseconds after the start of the order, exactly. */
    public BigDecimal msAfterStart(Instant time) {
        return BigDecimal.valueOf(Duration.between(start(), time).toNanos(), MS_SCALE);
    }

    /** A venue's name, or its publisher id where the run has no name. */
    public String venueName(String publisherId) {
        return results.or(ResultsKeys.VENUES, Map.of()).getOrDefault(publisherId, publisherId);
    }

    /** The order in words: {@code BUY 5,000 AAPL}. */
    public String orderInWords() {
        return String.format(
                Locale.ROOT, "%s %s %s", isSell() ? "SELL" : "BUY", Html.count(qty()), order().get(OrderKeys.SYMBOL));
    }
}
