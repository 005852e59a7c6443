package io.slipway.search;

import io.slipway.strategy.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds parameters that change nothing. */
public final class DeadParameters {

    private DeadParameters() {}

    /**
     * The parameters that were varied and whose variation alone never changed a result: points that differ only in such a
     * parameter give the same, and there is at least one pair of them. A parameter that was never varied alone is not judged.
     */
    public static List<String> among(List<PointResult> results) {
        List<String> dead = new ArrayList<>();
        Set<String> names =
                results.isEmpty() ? Set.of() : results.get(0).point().names();
        for (String name : names) {
            if (isDead(name, results)) {
                dead.add(name);
            }
        }
        return dead;
    }

    private static boolean isDead(String parameter, List<PointResult> results) {
        Map<Parameters, PointResult> others = new HashMap<>();
        Set<Parameters> seen = new HashSet<>();
        boolean compared = false;
        for (PointResult result : results) {
            if (!seen.add(result.point())) {
                continue;
            }
            PointResult other = others.putIfAbsent(result.point().with(parameter, 0), result);
            compared |= other != null;
            if (other != null && !other.givesTheSameAs(result)) {
                return false;
            }
        }
        return compared;
    }
}
