package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.util.List;
import java.util.Map;

/** The keys of the JSON that {@code allocate --json} prints. */
public final class PlacementKeys {

    /** The JSON. */
    public static final Shape FILE = Shape.of(
            "allocate --json",
            "The placements that `allocate FILE --json` prints. Amounts are for the whole order unless noted.");

    /** The order. */
    public static final Key<Double> QTY = FILE.real("qty", Units.SHARES, "ordered quantity");

    /** The assumptions. */
    public static final Key<List<String>> BROKEN_ASSUMPTIONS =
            FILE.texts("broken_assumptions", "assumptions of the model that do not hold, and the consequence");

    /** A solution. */
    public static final Shape SOLUTION = Shape.of("solution", "A placement with its certificate.");

    /** The solutions. */
    public static final Key<List<Values>> SOLUTIONS =
            FILE.objects("solutions", SOLUTION, "one solution per solver, cheapest first");

    /** The refusals. */
    public static final Key<Map<String, String>> REFUSALS =
            FILE.key("refusals", Types.map("solver", Types.TEXT), "", "reason why a solver does not apply");

    /** The solver. */
    public static final Key<String> SOLVER = SOLUTION.text("solver", "name of the solver");

    /** The cost. */
    public static final Key<Double> EXPECTED_COST =
            SOLUTION.real("expected_cost", Units.CURRENCY, "expected cost V against the mid; positive is a cost");

    /** Taken now. */
    public static final Key<Double> MARKET = SOLUTION.real("market", Units.SHARES, "quantity taken now");

    /** A venue. */
    public static final Shape VENUE = Shape.of("venue of a placement", "One venue.");

    /** The venues. */
    public static final Key<List<Values>> VENUES =
            SOLUTION.objects("venues", VENUE, "the venues, in the order of the input");

    /** The name of a venue. */
    public static final Key<String> NAME = VENUE.text("name", "name of the venue");

    /** The queue. */
    public static final Key<Double> QUEUE = VENUE.real("queue", Units.SHARES, "displayed quantity ahead");

    /** Passive. */
    public static final Key<Double> LIMIT = VENUE.real("limit", Units.SHARES, "passive quantity");

    /** The expected fill. */
    public static final Key<Double> EXPECTED_FILL =
            VENUE.real("expected_fill", Units.SHARES, "expected filled quantity of the passive order");

    /** The shadow price. */
    public static final Key<Double> SHADOW_PRICE =
            VENUE.real("shadow_price", Units.PER_SHARE, "cost of one more passive share");

    /** The saving by one passive share less. */
    public static final Key<Double> SAVING_BELOW = VENUE.real(
                    "saving_below",
                    Units.PER_SHARE,
                    "saving by one passive share less; differs from shadow_price at a kink; null where none rests")
            .orNull();

    /** The shadow price of taking. */
    public static final Key<Double> MARKET_SHADOW_PRICE =
            SOLUTION.real("market_shadow_price", Units.PER_SHARE, "cost of one more share taken now");

    /** The saving by one share less. */
    public static final Key<Double> MARKET_SAVING_BELOW = SOLUTION.real(
                    "market_saving_below",
                    Units.PER_SHARE,
                    "saving by one share less taken now; differs from market_shadow_price at a kink; null where none is taken")
            .orNull();

    /** The error of the probabilities. */
    public static final Key<Double> PROBABILITY_ERROR = SOLUTION.real(
            "probability_error",
            Units.PROBABILITY,
            "the most by which under_probability and over_probability may be off; 0 where they are exact");

    /** The probability of too little. */
    public static final Key<Double> UNDER_PROBABILITY =
            SOLUTION.real("under_probability", Units.PROBABILITY, "probability of too small a fill");

    /** Too little. */
    public static final Key<Double> UNDER_SHARES =
            SOLUTION.real("under_shares", Units.SHARES, "expected quantity that is missing");

    /** The probability of too much. */
    public static final Key<Double> OVER_PROBABILITY =
            SOLUTION.real("over_probability", Units.PROBABILITY, "probability of too large a fill");

    /** Too much. */
    public static final Key<Double> OVER_SHARES =
            SOLUTION.real("over_shares", Units.SHARES, "expected quantity in excess");

    /** The gap. */
    public static final Shape GAP =
            Shape.of("gap", "The distance from the optimum: [MODELS.md](MODELS.md) section 14.");

    /** The gap. */
    public static final Key<Values> GAP_OF = SOLUTION.object("gap", GAP, "distance from the optimum and its proof");

    /** The kind. */
    public static final Key<String> KIND = GAP.text("kind", "kind of the proof");

    /** Proven. */
    public static final Key<Boolean> CERTIFIED = GAP.flag("certified", "whether the distance is proven");

    /** The distance. */
    public static final Key<Double> VALUE = GAP.real(
                    "value", Units.CURRENCY, "largest possible distance; null where none is known")
            .orNull();

    /** The starts. */
    public static final Key<String> AMONG = GAP.text("among", "starts or points that were compared");

    /** A sentence. */
    public static final Key<String> TEXT = GAP.text("text", "the gap in words");

    /** The expectation. */
    public static final Key<String> EXPECTATION = GAP.text("expectation", "calculation of expected values");

    /** The bound. */
    public static final Key<Double> LOWER_BOUND = GAP.real(
                    "lower_bound", Units.CURRENCY, "lower bound of the expected cost; null where none is known")
            .orNull();

    /** An alternative. */
    public static final Shape ALTERNATIVE = Shape.of("alternative", "A simple placement.");

    /** The alternatives. */
    public static final Key<List<Values>> ALTERNATIVES =
            SOLUTION.objects("alternatives", ALTERNATIVE, "all taken, all passive at each venue, and an equal split");

    /** The name of an alternative. */
    public static final Key<String> ALTERNATIVE_NAME = ALTERNATIVE.text("name", "description of the placement");

    /** The cost of an alternative. */
    public static final Key<Double> ALTERNATIVE_COST =
            ALTERNATIVE.real("expected_cost", Units.CURRENCY, "its expected cost");

    private PlacementKeys() {}
}
