package io.slipway.app.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One sentence on standard error if the process is told to end, as by Ctrl-C, while work is under way. */
public final class Interruption {

    /** Sentences that were said: two searches of one command need not say the same. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Interruption() {}

    /**
     * Works, and says how to go on if the process ends before the work does.
     *
     * @param howToGoOn clause that follows the word interrupted; asked for only then
     */
    public static <T> T explained(Supplier<String> howToGoOn, Supplier<T> work) {
        Cleanups.Handle handle = Cleanups.register(() -> {
            String sentence = Cleanups.isEnding() ? Terminal.plain(howToGoOn.get()) : "";
            if (!sentence.isEmpty() && SAID.add(sentence)) {
                String erased = Terminal.showsErrors() ? Progress.ERASE : "";
                System.err.println(erased + "slipway: interrupted: " + sentence);
            }
        });
        try {
            return work.get();
        } finally {
            handle.close();
        }
    }
}
