package io.slipway.config.file;

import io.slipway.model.Side;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.distribution.Empirical;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.Geometric;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Outflows;
import io.slipway.placement.distribution.Pareto;
import io.slipway.placement.distribution.Poisson;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import io.slipway.text.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a book and an order to be placed, as YAML or JSON. Every fault is a {@link ConfigException} that names file and path. */
public final class PlacementFile {

    private static final Set<String> KEYS = keys(
            "side qty bid ask half-spread take-fee lambda-under lambda-over theta lot seed venues scenarios weights");
    private static final Set<String> VENUE_KEYS = keys("name queue rebate outflow");
    private static final Set<String> OUTFLOW_KEYS = keys("law mean shape values weights");
    private static final String LAWS = "exponential, poisson, geometric, pareto or empirical";
    private static final double USUAL_LOT = 100;

    private final YamlNode root;

    private PlacementFile(YamlNode root) {
        this.root = root;
    }

    /**
     * An order and the book in which it is placed.
     *
     * @param side buy or sell
     * @param venues names of the venues
     * @param problem the problem
     * @param lot shares per lot, for solvers that place lots
     * @param seed seed of the random solvers
     */
    public record Request(Side side, List<String> venues, PlacementProblem problem, double lot, long seed) {

        /** Copies the list. */
        public Request {
            venues = List.copyOf(venues);
        }
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException if it cannot be read or does not describe a problem
     */
    public static Request read(Path file) {
        return new PlacementFile(YamlNode.read(file).allowing(KEYS)).request();
    }

    private Request request() {
        List<YamlNode> nodes = root.maps("venues");
        if (nodes.isEmpty()) {
            throw root.faultAt("venues", "missing", "expected a list");
        }
        List<PlacementVenue> venues = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (YamlNode node : nodes) {
            node.allowing(VENUE_KEYS);
            venues.add(venue(node));
            names.add(name(node, names));
        }
        PlacementCosts costs = costs();
        double qty = positive("qty", root.number("qty"));
        Outflows outflows = root.has("scenarios") ? scenarios(nodes) : laws(nodes);
        PlacementProblem problem = new PlacementProblem(qty, costs, venues, outflows);
        double lot = root.has("lot") ? positive("lot", root.number("lot")) : USUAL_LOT;
        return new Request(side(), names, problem, lot, seed());
    }

    private Side side() {
        String text = root.text("side").orElse("buy").toUpperCase(Locale.ROOT);
        for (Side side : Side.values()) {
            if (side.name().equals(text)) {
                return side;
            }
        }
        throw root.faultAt("side", "unknown: value=" + text.toLowerCase(Locale.ROOT), "expected buy or sell");
    }

    private long seed() {
        String text = root.text("seed").orElse("1");
        return at(root, "seed", () -> Units.parseWhole(text, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private PlacementCosts costs() {
        boolean hasQuotes = root.has("bid") || root.has("ask");
        if (hasQuotes == root.has("half-spread")) {
            throw root.fault("half-spread, or bid and ask", "expected one of the two ways to give the spread");
        }
        double halfSpread = hasQuotes ? halfSpread() : notNegative("half-spread", root.amount("half-spread"));
        double theta = root.has("theta") ? notNegative("theta", root.amount("theta")) : 0;
        double takeFee = root.amount("take-fee");
        double under = positive("lambda-under", root.amount("lambda-under"));
        double over = positive("lambda-over", root.amount("lambda-over"));
        return new PlacementCosts(halfSpread, takeFee, under, over, theta);
    }

    private double halfSpread() {
        double bid = positive("bid", root.amount("bid"));
        double ask = positive("ask", root.amount("ask"));
        if (ask < bid) {
            throw root.faultAt(
                    "ask", "below the bid: bid=" + bid + ", ask=" + ask, "expected a book that is not crossed");
        }
        long ticks = Math.round((ask - bid) * 1e9);
        return ticks / 2e9;
    }

    private static PlacementVenue venue(YamlNode node) {
        double queue = node.number("queue");
        double rebate = node.has("rebate") ? node.amount("rebate") : 0;
        return at(node, "queue", () -> new PlacementVenue(queue, rebate));
    }

    private static String name(YamlNode node, List<String> before) {
        String name = node.text("name").orElse("venue " + (before.size() + 1));
        if (new HashSet<>(before).contains(name)) {
            throw node.faultAt("name", "given twice: value=" + name, "expected a name of its own");
        }
        return name;
    }

    private static IndependentOutflows laws(List<YamlNode> nodes) {
        List<OutflowDistribution> laws = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (!node.has("outflow")) {
                throw node.faultAt("outflow", "missing", "expected a law at each venue, or scenarios for all together");
            }
            laws.add(law(node));
        }
        return new IndependentOutflows(laws);
    }

    private static OutflowDistribution law(YamlNode venue) {
        YamlNode node = venue.map("outflow").allowing(OUTFLOW_KEYS);
        String law = node.text("law").orElse(node.has("values") ? "empirical" : "");
        return switch (law) {
            case "exponential" -> of(node, "mean", Exponential::new);
            case "poisson" -> of(node, "mean", Poisson::new);
            case "geometric" -> of(node, "mean", Geometric::ofMean);
            case "pareto" -> pareto(node);
            case "empirical" -> empirical(node);
            default ->
                throw node.faultAt("law", law.isEmpty() ? "missing" : "unknown: value=" + law, "expected " + LAWS);
        };
    }

    private interface LawOfNumber {
        OutflowDistribution of(double number);
    }

    private static OutflowDistribution of(YamlNode node, String key, LawOfNumber law) {
        double number = node.number(key);
        return at(node, key, () -> law.of(number));
    }

    private static OutflowDistribution pareto(YamlNode node) {
        double mean = node.number("mean");
        if (!(mean > 0)) {
            throw node.faultAt("mean", "not positive: value=" + mean, "expected a number above zero");
        }
        return of(node, "shape", shape -> Pareto.ofMean(mean, shape));
    }

    private static OutflowDistribution empirical(YamlNode node) {
        double[] values = node.numbers("values");
        if (!node.has("weights")) {
            return at(node, "values", () -> Empirical.of(values));
        }
        double[] weights = node.numbers("weights");
        return at(node, "weights", () -> Empirical.weighted(values, weights));
    }

    private Scenarios scenarios(List<YamlNode> nodes) {
        for (YamlNode node : nodes) {
            if (node.has("outflow")) {
                throw node.faultAt("outflow", "given beside scenarios", "expected one of the two");
            }
        }
        double[][] rows = root.rows("scenarios");
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != nodes.size()) {
                throw root.faultAt(
                        "scenarios[" + i + "]",
                        "numbers=" + rows[i].length + ", venues=" + nodes.size(),
                        "expected one number a venue");
            }
        }
        if (!root.has("weights")) {
            return at(root, "scenarios", () -> Scenarios.of(rows));
        }
        double[] weights = root.numbers("weights");
        return at(root, "weights", () -> Scenarios.weighted(rows, weights));
    }

    private double positive(String key, double value) {
        if (value <= 0) {
            throw root.faultAt(key, "not positive: value=" + value, "expected more than zero");
        }
        return value;
    }

    private double notNegative(String key, double value) {
        if (value < 0) {
            throw root.faultAt(key, "negative: value=" + value, "expected zero or more");
        }
        return value;
    }

    /** Makes a value of what was read; what it refuses is a fault of the key. */
    private static <T> T at(YamlNode node, String key, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw node.faultAt(key, String.valueOf(e.getMessage()), "expected another value", e);
        }
    }

    private static Set<String> keys(String words) {
        return new LinkedHashSet<>(List.of(words.split(" ")));
    }
}
