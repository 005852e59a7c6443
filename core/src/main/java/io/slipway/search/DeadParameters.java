package io.slipway.search;

import io.slipway.tca.Execution;
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
     * The parameters that were varied and whose variation alone never changed an execution: among trials that differ only
     * in that parameter all are equal, and there is at least one such pair. A parameter that was never varied alone is not
     * judged.
     */
    public static List<String> among(List<PointResult> trials) {
        List<String> dead = new ArrayList<>();
        List<String> names =
                trials.isEmpty() ? List.of() : trials.get(0).point().names();
        for (int p = 0; p < names.size(); p++) {
            if (isDead(p, trials)) {
                dead.add(names.get(p));
            }
        }
        return dead;
    }

    private static boolean isDead(int parameter, List<PointResult> trials) {
        Map<ParameterPoint, Execution> executions = new HashMap<>();
        Set<ParameterPoint> seen = new HashSet<>();
        boolean compared = false;
        for (PointResult trial : trials) {
            if (!seen.add(trial.point())) {
                continue;
            }
            Execution other = executions.putIfAbsent(trial.point().with(parameter, 0), trial.execution());
            compared |= other != null;
            if (other != null && !other.equals(trial.execution())) {
                return false;
            }
        }
        return compared;
    }
}
