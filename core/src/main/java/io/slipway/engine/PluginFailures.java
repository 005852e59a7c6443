package io.slipway.engine;

import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategyException;
import org.jspecify.annotations.Nullable;

/** Tells failures in the code of plug-ins from failures of Slipway. */
final class PluginFailures {

    private PluginFailures() {}

    /**
     * Throws a {@link StrategyException} if a strategy of a plug-in failed; otherwise returns, and the failure is Slipway's.
     *
     * @param name name of the strategy
     * @param strategy the strategy that {@link StrategyRun} called; null if it failed as it was made
     */
    static void throwIfOfPlugin(String name, @Nullable Strategy strategy, Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().equals(StrategyRun.class.getName())) {
                break;
            }
            if (isOfPlugin(frame.getClassName())) {
                throw new StrategyException(name, frame.toString(), failure);
            }
        }
        boolean traceIsMissing = failure.getStackTrace().length == 0;
        if (traceIsMissing && strategy != null && isOfPlugin(strategy.getClass().getName())) {
            throw new StrategyException(name, "", failure);
        }
    }

    /** True for a class that is neither of Slipway nor of the JDK. */
    private static boolean isOfPlugin(String className) {
        return !className.matches("(io\\.slipway|javax?|jdk|sun|com\\.sun)\\..*");
    }
}
