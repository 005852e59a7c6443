package io.slipway.data.proposal;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The notation of the numbers of a table, told from its values.
 *
 * <p>In a table whose fields are not separated by commas, a comma within digits is the decimal point, unless another number has a
 * decimal point, or two commas. A point is then a separator of thousands. In all other tables a comma separates thousands.
 *
 * @param decimal the decimal point
 * @param thousands the separator of groups of three digits; 0 for none
 */
record Notation(char decimal, char thousands) {

    /** A decimal point and no groups. */
    static final Notation PLAIN = new Notation('.', (char) 0);

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?([0-9]+|[0-9]{1,3}(\\.[0-9]{3})+),[0-9]+");
    private static final Pattern GROUPS_OF_POINTS = Pattern.compile("[-+]?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?");
    private static final Pattern GROUPS_OF_COMMAS = Pattern.compile("[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
    private static final Pattern TWO_COMMAS = Pattern.compile("[-+]?[0-9]{1,3}(,[0-9]{3}){2,}");
    private static final Pattern DECIMAL_POINT = Pattern.compile("[-+]?[0-9,]*\\.[0-9]*([eE][-+]?[0-9]+)?");

    /** The notation of some values, of a table of a delimiter. */
    static Notation of(char delimiter, List<String> values) {
        boolean hasPoint = any(values, text -> is(DECIMAL_POINT, text) && !is(GROUPS_OF_POINTS, text));
        boolean isComma = delimiter != ','
                && !hasPoint
                && any(values, text -> is(DECIMAL_COMMA, text))
                && !any(values, text -> is(TWO_COMMAS, text));
        if (isComma) {
            return new Notation(',', any(values, text -> is(GROUPS_OF_POINTS, text)) ? '.' : 0);
        }
        return any(values, text -> is(GROUPS_OF_COMMAS, text)) ? new Notation('.', ',') : PLAIN;
    }

    private static boolean any(List<String> values, Predicate<String> test) {
        return values.stream().anyMatch(test);
    }

    private static boolean is(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    /** A text with a decimal point and no groups if it is a number of this notation with another one, and else as it is. */
    String plain(String text) {
        if (decimal == ',') {
            return is(DECIMAL_COMMA, text) || is(GROUPS_OF_POINTS, text)
                    ? text.replace(".", "").replace(',', '.')
                    : text;
        }
        return thousands == ',' && is(GROUPS_OF_COMMAS, text) ? text.replace(",", "") : text;
    }
}
