package io.slipway.strategies.schedule;

import io.slipway.strategy.Schedule;

/** Everything is due from the start until it is done. */
public record Immediate(long qty, long startNs) implements Schedule {

    @Override
    public long dueQty(long nowNs, long filledQty) {
        return qty - filledQty;
    }

    @Override
    public boolean isStepwise() {
        return true;
    }

    @Override
    public long nextTimerNs(long nowNs) {
        return nowNs < startNs ? startNs : NO_TIMER;
    }
}
