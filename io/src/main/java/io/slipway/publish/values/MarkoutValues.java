package io.slipway.publish.values;

import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Values;
import io.slipway.tca.markout.MarkoutPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A markout curve as values. */
public final class MarkoutValues {

    private MarkoutValues() {}

    /** The points by horizon, such as {@code 50ms} or {@code 60s}. */
    public static Map<String, Values> of(List<MarkoutPoint> points) {
        Map<String, Values> values = new LinkedHashMap<>();
        for (MarkoutPoint point : points) {
            values.put(
                    VenueKeys.horizon(point.horizonNs()),
                    Values.of(VenueKeys.MARKOUT)
                            .put(VenueKeys.MARKOUT_BPS, Decimals.orNull(point.bps()))
                            .put(VenueKeys.MARKOUT_LOWER_BPS, Decimals.orNull(point.lowerBps()))
                            .put(VenueKeys.MARKOUT_UPPER_BPS, Decimals.orNull(point.upperBps()))
                            .put(VenueKeys.MARKOUT_FILLS, point.fills())
                            .put(VenueKeys.MARKOUT_DRAWS, (long) point.draws()));
        }
        return values;
    }
}
