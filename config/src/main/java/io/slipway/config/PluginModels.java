package io.slipway.config;

import io.slipway.engine.Catalogue;
import io.slipway.text.Nearest;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import io.slipway.venue.latency.LatencyModel;
import java.util.Map;
import java.util.function.IntFunction;

/** Models of venues by the names that plug-ins give them. */
final class PluginModels {

    private PluginModels() {}

    /**
     * A queue model of a plug-in, or one of Slipway's with its number.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static QueueModel queue(String name) {
        ModelDefinition<QueueModel> found = Catalogue.installed().queueModels().get(name);
        return found == null ? QueueModels.parse(name) : QueueModels.named(name, found.model());
    }

    /**
     * A latency model of a plug-in.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static LatencyModel latency(String name) {
        return model("latency model", Catalogue.installed().latencyModels(), name);
    }

    /**
     * A liquidity model of a plug-in.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static IntFunction<LiquidityLedger> liquidity(String name) {
        return model("liquidity model", Catalogue.installed().liquidityModels(), name);
    }

    private static <T> T model(String kind, Map<String, ModelDefinition<T>> known, String name) {
        ModelDefinition<T> found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no plug-in has this " + kind + ": name=" + name + ", known="
                    + known.keySet() + Nearest.hint(name, known.keySet()));
        }
        return found.model();
    }
}
