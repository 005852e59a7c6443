package io.slipway.app;

import io.slipway.text.ConfigException;
import java.util.function.Function;

/** Values of flags that are no settings of a run. */
final class Flags {

    private Flags() {}

    /**
     * Parses the text of a flag with {@code parser}.
     *
     * @throws ConfigException if it is not valid, with the flag's name
     */
    static <T> T value(String flag, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(flag + ": " + e.getMessage(), e);
        }
    }
}
