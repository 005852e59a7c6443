package io.slipway.config;

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

    /** One text given as a flag. */
    public static Given flag(String name, String text) {
        return new Given(List.of(text), "--" + name);
    }
}
