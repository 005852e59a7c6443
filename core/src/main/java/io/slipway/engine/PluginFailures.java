package io.slipway.engine;

import io.slipway.strategy.StrategyException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures in the code of plug-ins from failures of Slipway.
 *
 * @param caller class of Slipway that calls the plug-in
 * @param kind kind of what is called, for messages
 * @param name its name
 */
record PluginFailures(Class<?> caller, String kind, String name) {

    /**
     * The result of a call into what may be a plug-in's.
     *
     * @throws StrategyException if code of a plug-in failed
     */
    <T> T call(@Nullable Object called, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            throw told(called, e);
        }
    }

    /**
     * Makes a call into what may be a plug-in's.
     *
     * @throws StrategyException if code of a plug-in failed
     */
    void run(@Nullable Object called, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            throw told(called, e);
        }
    }

    /**
     * A failure to be thrown on, if it is Slipway's.
     *
     * @throws StrategyException if code of a plug-in failed
     */
    RuntimeException told(@Nullable Object called, Throwable failure) {
        throwIfOfPlugin(called, failure);
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /**
     * Throws a {@link StrategyException} if code of a plug-in failed; otherwise returns, and the failure is Slipway's, or has been
     * told before.
     *
     * @param called the object that was called; null if it failed as it was made
     */
    private void throwIfOfPlugin(@Nullable Object called, Throwable failure) {
        if (failure instanceof StrategyException) {
            return;
        }
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().equals(caller.getName())) {
                break;
            }
            if (isOfPlugin(frame.getClassName())) {
                throw new StrategyException(kind, name, frame.toString(), failure);
            }
        }
        boolean traceIsMissing = failure.getStackTrace().length == 0;
        if (traceIsMissing && called != null && isOfPlugin(called.getClass().getName())) {
            throw new StrategyException(kind, name, "", failure);
        }
    }

    /** True for a class that is neither of Slipway nor of the JDK. */
    static boolean isOfPlugin(String className) {
        return !className.matches("(io\\.slipway|javax?|jdk|sun|com\\.sun)\\..*");
    }
}
