package io.slipway.data.proposal;

import io.slipway.data.text.NoneWord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A column of the first rows of a table.
 *
 * @param name its name; its number from 1 where the table names none
 * @param values texts of its fields that are not empty
 */
record SampledColumn(String name, List<String> values) {

    /** Form of the values of a column. */
    enum Form {
        EMPTY,
        NUMBER,
        /** Numbers of 10, 13, 16 or 19 digits before a point, which count from 1970 to a time between 2000 and 2100. */
        EPOCH,
        ISO,
        /** A time of day with colons. */
        CLOCK,
        DATE,
        /** A date and a time in another form. */
        STAMP,
        TRUTH,
        ARRAY,
        TEXT
    }

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9][0-9,]*(\\.[0-9]*)?([eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+");
    private static final Pattern EPOCH =
            Pattern.compile("(9|[1-4][0-9])[0-9]{8}(\\.[0-9]+)?|(9|[1-4][0-9])[0-9]{11}([0-9]{3}){0,2}(\\.0*)?");
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}.*");
    private static final Pattern CLOCK = Pattern.compile("[0-9]{1,2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?");
    private static final Pattern DATE = Pattern.compile(
            "(19|20)[0-9]{2}[-/.]?(0[1-9]|1[0-2])[-/.]?[0-3][0-9]|[0-3][0-9]-?[A-Za-z]{3}-?(19|20)[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}");
    private static final Pattern EXPONENT = Pattern.compile("[-+0-9.]+[eE][-+]?[0-9]+");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

    SampledColumn {
        values = List.copyOf(values);
    }

    static boolean isNone(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        return b.length == 0 || NoneWord.is(b, 0, b.length);
    }

    Form form() {
        if (values.isEmpty()) {
            return Form.EMPTY;
        }
        if (all(TRUTH)) {
            return Form.TRUTH;
        }
        if (values.stream().allMatch(text -> text.startsWith("[") || text.startsWith("("))) {
            return Form.ARRAY;
        }
        if (all(EPOCH)) {
            return Form.EPOCH;
        }
        if (all(DATE)) {
            return Form.DATE;
        }
        if (all(NUMBER)) {
            return Form.NUMBER;
        }
        if (all(ISO)) {
            return Form.ISO;
        }
        if (all(CLOCK)) {
            return Form.CLOCK;
        }
        return StampForms.patternOf(values).isPresent() ? Form.STAMP : Form.TEXT;
    }

    private boolean all(Pattern pattern) {
        return values.stream().allMatch(text -> pattern.matcher(text).matches());
    }

    /** The different values in lower case, in alphabetical order. */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        values.forEach(text -> words.add(text.toLowerCase(Locale.ROOT)));
        return words;
    }

    /** The mean of its numbers other than zero; zero if there are none. */
    double mean() {
        return values.stream()
                .filter(text -> NUMBER.matcher(text).matches())
                .mapToDouble(text -> Double.parseDouble(text.replace(",", "")))
                .filter(value -> value != 0)
                .average()
                .orElse(0);
    }

    /** Its first value that is no number; empty if all are numbers. */
    String firstWithoutNumber() {
        return values.stream()
                .filter(text -> !NUMBER.matcher(text).matches())
                .findFirst()
                .orElse("");
    }

    /** The first value that alone is of none of these forms, or has an exponent; else the first value if all together are of none. */
    Optional<String> firstOtherThan(Set<Form> forms) {
        Optional<String> first = values.stream()
                .filter(text -> !forms.contains(new SampledColumn(name, List.of(text)).form())
                        || EXPONENT.matcher(text).matches())
                .findFirst();
        return first.isPresent() || forms.contains(form())
                ? first
                : values.stream().findFirst();
    }

    /** True if a number is written with an exponent, which loses digits of a time. */
    boolean hasExponents() {
        return values.stream().anyMatch(text -> EXPONENT.matcher(text).matches());
    }

    /** Its name with its first value. */
    String described() {
        String example = values.isEmpty() ? "empty" : values.get(0);
        return name + " (" + (example.length() > 20 ? example.substring(0, 20) + "..." : example) + ")";
    }

    /** The most decimals of its numbers. */
    int decimals() {
        return values.stream()
                .map(text -> text.replaceAll("0+$", ""))
                .mapToInt(text -> text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 1)
                .max()
                .orElse(0);
    }
}
