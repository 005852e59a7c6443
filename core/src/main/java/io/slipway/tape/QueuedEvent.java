package io.slipway.tape;

import io.slipway.market.MarketEvent;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** An event that waits to be given in order, and its neighbours. */
final class QueuedEvent {

    MarketEvent event = new MarketEvent();

    /** The sources that have it; unused if there is one source. */
    final BitSet sources = new BitSet(1);

    int source;

    @Nullable
    QueuedEvent before;

    @Nullable
    QueuedEvent after;
}
