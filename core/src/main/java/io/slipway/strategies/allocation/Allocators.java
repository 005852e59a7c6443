package io.slipway.strategies.allocation;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.Definition;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.Trait;
import java.util.List;

/** The allocators that any schedule can be joined to, by name. */
public final class Allocators {

    /** The national best price only. */
    public static final Definition<Allocator> BEST_PRICE =
            Definition.of("best-price", "at the best price of all venues only", setup -> new BestPriceAllocator());

    /** All that is displayed, cheapest first. */
    public static final Definition<Allocator> CHEAPEST = Definition.of(
            "cheapest",
            "at each venue's best price, cheapest venue first by price plus fee",
            setup -> new SweepAllocator(setup.venues()));

    /** All that is displayed on all levels, cheapest first. */
    public static final Definition<Allocator> ALL_LEVELS = Definition.of(
            "all-levels",
            "at all levels of all venues, cheapest first by price plus fee",
            setup -> new AllLevels(setup.venues()));

    /** The static Cont-Kukanov split with its penalties. */
    public static final Definition<Allocator> STATIC = Definition.<Allocator>of(
                    "static",
                    "shares within lambda_under + theta_queue of the mid, cheapest venue first",
                    Allocators::penalised)
            .withParameters(StaticParameters.DEFINITIONS)
            .withParameters(StaticParameters.LOT);

    /** The static split of whatever is displayed. */
    public static final Definition<Allocator> STATIC_CAPPED = Definition.<Allocator>of(
                    "static-capped",
                    "all size at the best level of each venue, cheapest venue first, in whole lots",
                    setup -> StaticAllocator.capped(setup.venues(), lot(setup)))
            .withParameters(StaticParameters.LOT);

    /** All of the remaining quantity at once or nothing. */
    public static final Definition<Allocator> STATIC_STRICT = Definition.<Allocator>of(
                    "static-strict",
                    "the whole due quantity in whole lots, or nothing",
                    setup -> new StrictStaticAllocator(setup.venues(), lot(setup)))
            .withParameters(StaticParameters.LOT)
            .withTraits(Trait.ALL_OR_NOTHING);

    private Allocators() {}

    /** All of them, by name. */
    public static List<Definition<Allocator>> all() {
        return List.of(BEST_PRICE, CHEAPEST, ALL_LEVELS, STATIC, STATIC_CAPPED, STATIC_STRICT);
    }

    private static Allocator penalised(StrategySetup setup) {
        return StaticAllocator.penalised(setup.venues(), lot(setup), StaticParameters.of(setup.parameters()));
    }

    private static long lot(StrategySetup setup) {
        return Math.max(1, setup.steps(StaticParameters.LOT.name()));
    }
}
