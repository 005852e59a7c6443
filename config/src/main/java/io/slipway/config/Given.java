package io.slipway.config;

import io.slipway.text.ConfigException;
import java.util.List;

/**
 * Texts given for a setting.
 *
 * @param texts one, or several for a list
 * @param place flag, or file and line, for messages
 */
public record Given(List<String> texts, String place) {

    public Given {
        texts = List.copyOf(texts);
    }

    /** The same place with another text. */
    Given withText(String text) {
        return new Given(List.of(text), place);
    }

    /** A fault of the texts, with their place. */
    ConfigException fault(String clause) {
        return new ConfigException(place + ": " + clause);
    }

    /** One text given as a flag. */
    public static Given flag(String name, String text) {
        return new Given(List.of(text), "--" + name);
    }
}
