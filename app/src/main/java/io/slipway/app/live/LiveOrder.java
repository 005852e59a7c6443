package io.slipway.app.live;

import io.slipway.calendar.Pauses;
import io.slipway.calendar.Pauses.Pause;
import io.slipway.calendar.Sessions;
import io.slipway.config.OrderSettings;
import io.slipway.config.spec.RunConfig;
import io.slipway.text.PauseTexts;
import java.util.ArrayList;
import java.util.List;

/**
 * A parent order of a live run.
 *
 * @param id its name, unique in the run
 * @param config its settings, from which a backtest of the recorded data gives the same orders and fills
 * @param cancelled true if it does not trade any more, and will not
 */
public record LiveOrder(String id, RunConfig config, boolean cancelled) {

    /** An order that is not cancelled. */
    public LiveOrder(String id, RunConfig config) {
        this(id, config, false);
    }

    private Pauses pauses() {
        return config.settings().find(OrderSettings.PAUSES).orElse(Pauses.NONE);
    }

    /** True if it does not trade until it is told otherwise. */
    boolean isHeld() {
        return pauses().cancelledNs() != Sessions.NEVER;
    }

    /** The same, which does not trade from a time on; as it is if it does not already. */
    LiveOrder heldFrom(long timeNs) {
        if (isHeld()) {
            return this;
        }
        List<Pause> list = new ArrayList<>(pauses().list());
        list.add(new Pause(timeNs, Sessions.NEVER));
        return with(list, cancelled);
    }

    /** The same, which trades again from a time on. */
    LiveOrder resumedFrom(long timeNs) {
        if (!isHeld() || cancelled) {
            return this;
        }
        List<Pause> list = new ArrayList<>(pauses().list());
        Pause last = list.remove(list.size() - 1);
        if (timeNs > last.fromNs()) {
            list.add(new Pause(last.fromNs(), timeNs));
        }
        return with(list, false);
    }

    /** The same, which does not trade any more from a time on. */
    LiveOrder cancelledFrom(long timeNs) {
        LiveOrder held = heldFrom(timeNs);
        return new LiveOrder(id, held.config, true);
    }

    private LiveOrder with(List<Pause> list, boolean isCancelled) {
        String text = PauseTexts.text(new Pauses(list));
        return new LiveOrder(id, RunConfig.of(config.settings().with(OrderSettings.PAUSES, text)), isCancelled);
    }
}
