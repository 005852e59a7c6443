package io.slipway.outflow;

import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue model with what its viewer sees of the book.
 *
 * @param model the model
 * @param isBestOnly true if the viewer sees the best quotes only, false if all levels of the data
 */
public record QueueForecaster(QueueModel model, boolean isBestOnly) {

    /** Exponents of the literature: 2 and 3 assume that more of the cancels come from the longer part of a queue. */
    private static final List<Double> EXPONENTS = List.of(2.0, 3.0);

    /** The models of first-in-first-out queues for both viewers, and the exact model as a control. */
    public static List<QueueForecaster> all() {
        List<QueueModel> models = new ArrayList<>(List.of(QueueModels.tradesOnly(), QueueModels.proportional()));
        EXPONENTS.forEach(exponent -> models.add(QueueModels.power(exponent)));
        models.add(QueueModels.logarithmic());
        List<QueueForecaster> all = new ArrayList<>();
        models.forEach(model -> all.add(new QueueForecaster(model, false)));
        models.forEach(model -> all.add(new QueueForecaster(model, true)));
        all.add(new QueueForecaster(QueueModels.exact(), false));
        return List.copyOf(all);
    }

    /** The levels that its viewer sees, for tables. */
    public String view() {
        return isBestOnly ? "best" : "levels";
    }
}
