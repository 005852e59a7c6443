package io.slipway.data.proposal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Forms of date and time other than ISO, with their strptime patterns. */
final class StampForms {

    private static final Map<Pattern, String> FORMS = forms();

    private StampForms() {}

    private static Map<Pattern, String> forms() {
        Map<Pattern, String> forms = new LinkedHashMap<>();
        put(forms, "\\d{8} \\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y%m%d %H:%M:%S.%f");
        put(forms, "\\d{8} \\d\\d:\\d\\d:\\d\\d", "%Y%m%d %H:%M:%S");
        put(forms, "\\d{8}T\\d{6}", "%Y%m%dT%H%M%S");
        put(forms, "\\d{8}T\\d{6}\\.\\d+", "%Y%m%dT%H%M%S.%f");
        put(forms, "\\d{8}T\\d{6}(Z|[+-]\\d\\d:?\\d\\d)", "%Y%m%dT%H%M%S%z");
        put(forms, "\\d{8}T\\d{6}\\.\\d+(Z|[+-]\\d\\d:?\\d\\d)", "%Y%m%dT%H%M%S.%f%z");
        put(forms, "\\d{8}T\\d{9}", "%Y%m%dT%H%M%S%f");
        put(forms, "\\d{8} \\d{9}", "%Y%m%d %H%M%S%f");
        put(forms, "\\d{4}\\.\\d\\d\\.\\d\\dD\\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y.%m.%dD%H:%M:%S.%f");
        put(forms, "\\d{4}-\\d\\d-\\d\\dD\\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y-%m-%dD%H:%M:%S.%f");
        put(forms, "\\d{4}\\.\\d\\d\\.\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y.%m.%dT%H:%M:%S.%f");
        put(forms, "\\d{4}\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y.%m.%d %H:%M:%S.%f");
        put(forms, "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y/%m/%d %H:%M:%S.%f");
        put(forms, "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d", "%Y/%m/%d %H:%M:%S");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d\\d:\\d\\d\\.\\d+", "%m/%d/%Y %H:%M:%S.%f");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d\\d:\\d\\d", "%m/%d/%Y %H:%M:%S");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4},\\d{1,2}:\\d\\d:\\d\\d\\.\\d+", "%m/%d/%Y,%H:%M:%S.%f");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d\\d:\\d\\d (?i:[ap]m)", "%m/%d/%Y %I:%M:%S %p");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d\\d:\\d\\d\\.\\d+ (?i:[ap]m)", "%m/%d/%Y %I:%M:%S.%f %p");
        put(forms, "\\d{4}-\\d\\d-\\d\\d, \\d\\d:\\d\\d:\\d\\d", "%Y-%m-%d, %H:%M:%S");
        put(forms, "\\d{8};\\d{6}", "%Y%m%d;%H%M%S");
        put(forms, "\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+", "%d.%m.%Y %H:%M:%S.%f");
        put(forms, "\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d,\\d+", "%d.%m.%Y %H:%M:%S,%f");
        put(forms, "\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d", "%d.%m.%Y %H:%M:%S");
        return forms;
    }

    private static void put(Map<Pattern, String> forms, String form, String pattern) {
        forms.put(Pattern.compile(form), pattern);
    }

    /** The pattern that all values have; a first number above 12 is a day, as in 31/01/2024. */
    static Optional<String> patternOf(List<String> values) {
        for (Map.Entry<Pattern, String> form : FORMS.entrySet()) {
            if (values.stream().allMatch(text -> form.getKey().matcher(text).matches())) {
                return Optional.of(isDayFirst(values) ? form.getValue().replace("%m/%d/", "%d/%m/") : form.getValue());
            }
        }
        return Optional.empty();
    }

    /** True if no number of the dates is above 12, so that 01/08/2024 may be in January or in August. */
    static boolean mayBeDayFirst(List<String> values) {
        return values.stream().allMatch(text -> text.matches("(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/.*"));
    }

    /** True if a first number is no month, as in 31/01/2024. */
    static boolean isDayFirst(List<String> values) {
        return values.stream().anyMatch(text -> text.matches("(1[3-9]|2[0-9]|3[01])/.*"));
    }
}
