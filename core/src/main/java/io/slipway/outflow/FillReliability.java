package io.slipway.outflow;

import io.slipway.outflow.FillCalibration.Outcome;
import io.slipway.stats.Reliability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** Scores of the forecasts of a {@link FillCalibration} against what was filled. */
public final class FillReliability {

    private FillReliability() {}

    /**
     * Scores by name of the forecast: the model, the frequency so far and Poisson departures over all venues, then the model at
     * each venue.
     *
     * @param venueName name of a publisher's venue
     */
    public static Map<String, Reliability> of(List<Outcome> outcomes, IntFunction<String> venueName) {
        Map<String, Reliability> scores = new LinkedHashMap<>();
        scores.put("model, all venues", scored(outcomes, Outcome::forecast));
        scores.put("frequency so far, all venues", scored(outcomes, Outcome::climatology));
        scores.put("Poisson departures, all venues", scored(outcomes, Outcome::poisson));
        outcomes.stream()
                .map(Outcome::publisherId)
                .distinct()
                .sorted()
                .forEach(
                        id -> scores.put("model, " + venueName.apply(id), scored(at(outcomes, id), Outcome::forecast)));
        return scores;
    }

    private static List<Outcome> at(List<Outcome> outcomes, int publisherId) {
        return outcomes.stream()
                .filter(outcome -> outcome.publisherId() == publisherId)
                .toList();
    }

    private static Reliability scored(List<Outcome> outcomes, ToDoubleFunction<Outcome> forecast) {
        boolean[] filled = new boolean[outcomes.size()];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = outcomes.get(i).filled();
        }
        return Reliability.of(outcomes.stream().mapToDouble(forecast).toArray(), filled);
    }
}
