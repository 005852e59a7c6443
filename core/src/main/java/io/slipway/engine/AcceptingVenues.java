package io.slipway.engine;

import io.slipway.market.Obstacle;
import io.slipway.market.Routability;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The venues that get orders of one strategy now, and the number of times that others were passed over. */
final class AcceptingVenues {

    private final @Nullable Routability routability;
    private final long staleNs;
    private final EnumMap<Obstacle, Long> passedOver = new EnumMap<>(Obstacle.class);
    private long nowNs = Long.MIN_VALUE;

    /** All venues where {@code routability} is null. */
    AcceptingVenues(@Nullable Routability routability, long staleNs) {
        this.routability = routability;
        this.staleNs = staleNs;
    }

    void setClock(long timeNs) {
        nowNs = timeNs;
    }

    /** True if a venue gets orders. */
    boolean accept(int venue) {
        return routability == null || routability.obstacle(venue, staleNs, nowNs) == null;
    }

    /** The same, and counts a venue that does not. */
    boolean acceptCounted(int venue) {
        Obstacle obstacle = routability == null ? null : routability.obstacle(venue, staleNs, nowNs);
        if (obstacle != null) {
            passedOver.merge(obstacle, 1L, Long::sum);
        }
        return obstacle == null;
    }

    boolean isHalted(int venue) {
        return routability != null && routability.isHalted(venue);
    }

    /** Number of times that a venue that showed quotes was passed over, by reason. */
    Map<Obstacle, Long> passedOver() {
        return passedOver;
    }

    void save(StateWriter state) {
        for (Obstacle obstacle : Obstacle.values()) {
            state.put(passedOver.getOrDefault(obstacle, 0L));
        }
    }

    void restore(StateReader state) {
        passedOver.clear();
        for (Obstacle obstacle : Obstacle.values()) {
            long count = state.takeLong();
            if (count > 0) {
                passedOver.put(obstacle, count);
            }
        }
    }
}
