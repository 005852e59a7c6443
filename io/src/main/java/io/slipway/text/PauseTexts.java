package io.slipway.text;

import io.slipway.calendar.Pauses;
import io.slipway.calendar.Pauses.Pause;
import io.slipway.calendar.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pauses of an order as a person writes them: {@code 2024-08-01T14:01:00Z/2024-08-01T14:02:00Z,2024-08-01T14:03:00Z/}. */
public final class PauseTexts {

    private PauseTexts() {}

    /**
     * The pauses of a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Pauses parse(String text) {
        List<Pause> pauses = new ArrayList<>();
        for (String word : text.split("\\s*,\\s*", -1)) {
            int slash = word.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("not a pause: value=" + word + ", expected FROM/TO or FROM/");
            }
            String to = word.substring(slash + 1);
            pauses.add(new Pause(
                    Units.parseTimeNs(word.substring(0, slash)),
                    to.isEmpty() ? Sessions.NEVER : Units.parseTimeNs(to)));
        }
        return new Pauses(pauses);
    }

    /** The text of pauses, which {@link #parse} reads. */
    public static String text(Pauses pauses) {
        return pauses.list().stream()
                .map(each -> Units.formatTime(each.fromNs()) + "/"
                        + (each.toNs() == Sessions.NEVER ? "" : Units.formatTime(each.toNs())))
                .collect(Collectors.joining(","));
    }
}
