package io.slipway.data.pitch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The exchanges that send the feed, which does not name them; a file's name does. */
enum PitchExchange {
    BZX(5, "bzx", "bats"),
    BYX(6, "byx", "baty"),
    EDGA(7, "edga", "edga"),
    EDGX(8, "edgx", "edgx");

    private final int publisherId;
    private final String letters;
    private final String mic;

    PitchExchange(int publisherId, String letters, String mic) {
        this.publisherId = publisherId;
        this.letters = letters;
        this.mic = mic;
    }

    /** Databento's id of its feed. */
    int publisherId() {
        return publisherId;
    }

    /** The exchange whose letters, or market identifier code, are in a file's name, without regard to case. */
    static Optional<PitchExchange> ofName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> name.contains(each.letters))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(each -> name.contains(each.mic))
                        .findFirst());
    }
}
