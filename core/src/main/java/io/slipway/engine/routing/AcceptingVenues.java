package io.slipway.engine.routing;

import io.slipway.market.MarketView;
import io.slipway.market.Obstacle;
import io.slipway.market.Routability;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The venues that get orders of one strategy now, and the number of times that others were passed over. */
public final class AcceptingVenues {

    private final MarketView known;
    private final @Nullable Routability routability;
    private final long staleNs;

    /** A count in an array of one, so that counting allocates nothing. */
    private final EnumMap<Obstacle, long[]> passedOver = new EnumMap<>(Obstacle.class);

    private long nowNs = Long.MIN_VALUE;

    /** All venues where {@code routability} is null. */
    public AcceptingVenues(MarketView known, @Nullable Routability routability, long staleNs) {
        this.known = known;
        this.routability = routability;
        this.staleNs = staleNs;
    }

    /** The venues that may be accepted otherwise than now, from time to time. */
    public VenueChanges changes() {
        return new VenueChanges(known, routability, staleNs > 0);
    }

    /** True if a venue may be accepted or not as time passes. */
    public boolean isTimed() {
        return staleNs > 0;
    }

    public void setClock(long timeNs) {
        nowNs = timeNs;
    }

    /** True if a venue gets orders. */
    public boolean accept(int venue) {
        return obstacle(venue) == null;
    }

    /** The reason why a venue gets no orders; null if it does. */
    @Nullable
    public Obstacle obstacle(int venue) {
        return routability == null ? null : routability.obstacle(venue, staleNs, nowNs);
    }

    /** The same, and counts a venue that does not. */
    public boolean acceptCounted(int venue) {
        Obstacle obstacle = obstacle(venue);
        if (obstacle != null) {
            count(obstacle);
        }
        return obstacle == null;
    }

    /** Counts a venue that is passed over. */
    public void count(Obstacle obstacle) {
        passedOver.computeIfAbsent(obstacle, any -> new long[1])[0]++;
    }

    /** Number of times that a venue that showed quotes was passed over, by reason. */
    public Map<Obstacle, Long> passedOver() {
        Map<Obstacle, Long> counts = new EnumMap<>(Obstacle.class);
        passedOver.forEach((obstacle, count) -> counts.put(obstacle, count[0]));
        return counts;
    }

    public void save(StateWriter state) {
        for (Obstacle obstacle : Obstacle.values()) {
            long[] count = passedOver.get(obstacle);
            state.put(count == null ? 0L : count[0]);
        }
    }

    public void restore(StateReader state) {
        passedOver.clear();
        for (Obstacle obstacle : Obstacle.values()) {
            long count = state.takeLong();
            if (count > 0) {
                passedOver.put(obstacle, new long[] {count});
            }
        }
    }
}
