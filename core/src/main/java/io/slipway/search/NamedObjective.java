package io.slipway.search;

import io.slipway.tca.OrderCost;
import java.util.Locale;
import java.util.function.Supplier;

/** The objectives that have a name, for those who choose one by it. */
public enum NamedObjective {
    /** The standard objective. */
    CASH("most filled, then best cash") {
        @Override
        public Objective objective(Supplier<OrderCost> cost) {
            return Objective.cash();
        }
    },
    /** The whole order against its arrival. */
    SHORTFALL("least cost against the arrival mid, the unfilled rest marked at the end") {
        @Override
        public Objective objective(Supplier<OrderCost> cost) {
            return Objective.shortfall(cost.get());
        }
    },
    /** The filled part. */
    FILL_SHARE("most filled") {
        @Override
        public Objective objective(Supplier<OrderCost> cost) {
            return Objective.fillShare();
        }
    },
    /** The fees. */
    FEES("most filled, then least fees") {
        @Override
        public Objective objective(Supplier<OrderCost> cost) {
            return Objective.fees();
        }
    },
    /** The time to the last fill. */
    DURATION("most filled, then soonest done") {
        @Override
        public Objective objective(Supplier<OrderCost> cost) {
            return Objective.duration();
        }
    };

    private final String doc;

    NamedObjective(String doc) {
        this.doc = doc;
    }

    /** The name, in lower case with underscores. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Meaning, in a few words. */
    public String doc() {
        return doc;
    }

    /**
     * The objective.
     *
     * @param cost prices of the order, asked for only if the objective needs them
     */
    public abstract Objective objective(Supplier<OrderCost> cost);
}
