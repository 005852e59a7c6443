package io.slipway.app.run;

import java.util.function.Supplier;

/** One sentence on standard error if the process is told to end, as by Ctrl-C, while work is under way. */
public final class Interruption implements AutoCloseable {

    private final Cleanups.Handle handle;

    private Interruption(Cleanups.Handle handle) {
        this.handle = handle;
    }

    /**
     * Says how to go on, if the process ends before this is closed.
     *
     * @param howToGoOn clause that follows the word interrupted; asked for only then
     */
    public static Interruption say(Supplier<String> howToGoOn) {
        return new Interruption(Cleanups.register(() -> {
            if (Cleanups.isEnding()) {
                System.err.println((Terminal.showsErrors() ? Progress.ERASE : "") + "slipway: interrupted: "
                        + Terminal.plain(howToGoOn.get()));
            }
        }));
    }

    @Override
    public void close() {
        handle.close();
    }
}
