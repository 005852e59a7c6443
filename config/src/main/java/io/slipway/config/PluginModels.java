package io.slipway.config;

import io.slipway.engine.Catalogue;
import io.slipway.text.Nearest;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import io.slipway.venue.latency.LatencyModel;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        Map<String, ModelDefinition<QueueModel>> known = Catalogue.installed().queueModels();
        ModelDefinition<QueueModel> found = known.get(name);
        if (found == null && !QueueModels.isName(name)) {
            IllegalArgumentException unknown = QueueModels.unknown(name, known.keySet());
            throw new IllegalArgumentException(unknown.getMessage() + nearestQueue(name, known.keySet()), unknown);
        }
        return found == null ? QueueModels.parse(name) : QueueModels.named(name, found.model());
    }

    /** The nearest name, where numbers behind a colon do not count. */
    private static String nearestQueue(String name, Set<String> more) {
        Map<String, String> forms = new TreeMap<>();
        more.forEach(each -> forms.put(each, each));
        QueueModels.forms().forEach(form -> forms.put(form.split(":", 2)[0], form));
        return Nearest.of(name.split(":", 2)[0], forms.keySet())
                .map(nearest -> "; did you mean " + forms.get(nearest) + "?")
                .orElse("");
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
