package io.slipway.app.run;

import java.util.function.Supplier;

/** One sentence on standard error if the process is told to end, as by Ctrl-C, while work is under way. */
public final class Interruption {

    private Interruption() {}

    /**
     * Works, and says how to go on if the process ends before the work does.
     *
     * @param howToGoOn clause that follows the word interrupted; asked for only then
     */
    public static <T> T explained(Supplier<String> howToGoOn, Supplier<T> work) {
        Cleanups.Handle handle = Cleanups.register(() -> {
            if (Cleanups.isEnding()) {
                String erased = Terminal.showsErrors() ? Progress.ERASE : "";
                System.err.println(erased + "slipway: interrupted: " + Terminal.plain(howToGoOn.get()));
            }
        });
        try {
            return work.get();
        } finally {
            handle.close();
        }
    }
}
