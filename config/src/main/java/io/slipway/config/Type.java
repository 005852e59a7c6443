package io.slipway.config;

import io.slipway.text.Nearest;
import io.slipway.text.Units;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Type of a setting: a parser, and the texts that it accepts in words.
 *
 * @param what unit and range, for {@code docs/CONFIG.md}
 * @param parser throws an {@link IllegalArgumentException} with a clause about a text that it does not accept
 * @param words texts that name something else than a file; empty for a type that is no file
 * @param isFile whether other texts name a file, whose digest is then recorded
 */
record Type<T>(String what, Function<String, T> parser, Set<String> words, boolean isFile) {

    Type {
        words = Set.copyOf(words);
    }

    static <T> Type<T> of(String what, Function<String, T> parser) {
        return new Type<>(what, parser, Set.of(), false);
    }

    static Type<String> text(String what) {
        return of(what, Function.identity());
    }

    static Type<Path> file() {
        return new Type<>("file", Path::of, Set.of(), true);
    }

    /** A file, or one of some words. */
    static Type<String> file(String what, String... words) {
        return new Type<>(what, Function.identity(), new LinkedHashSet<>(Arrays.asList(words)), true);
    }

    static Type<Long> whole(long min, long max) {
        return of(
                "whole number" + (min == Long.MIN_VALUE ? "" : ", " + min + " to " + max),
                text -> Units.parseWhole(text, min, max));
    }

    /** A quantity of shares, coins or contracts, such as {@code 2,000}, {@code 1e4} or {@code 0.05}. */
    static Type<BigDecimal> quantity(long max) {
        return of("quantity, to " + max, text -> Units.parseDecimalQuantity(text, max));
    }

    static Type<Double> number(double min, double max) {
        return of("number, " + min + " to " + max, text -> Units.parseNumber(text, min, max));
    }

    /** One of some words, each with its value. */
    static <T> Type<T> choice(Map<String, T> values) {
        List<String> known = List.copyOf(values.keySet());
        return of("one of " + String.join(", ", known), text -> {
            T value = values.get(text);
            if (value == null) {
                value = values.get(text.toLowerCase(Locale.ROOT));
            }
            if (value == null) {
                throw new IllegalArgumentException(
                        "unknown: value=" + text + ", expected " + orList(known) + Nearest.hint(text, known));
            }
            return value;
        });
    }

    private static String orList(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** A list of values, separated by commas, none twice. */
    Type<List<T>> list() {
        return of(
                "list of: " + what,
                text -> List.copyOf(new LinkedHashSet<>(
                        Arrays.stream(text.split("\\s*,\\s*", -1)).map(parser).toList())));
    }
}
