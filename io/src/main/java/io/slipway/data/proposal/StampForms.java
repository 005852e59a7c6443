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
        put(forms, "\\d{8} \\d{9}", "%Y%m%d %H%M%S%f");
        put(forms, "\\d{4}\\.\\d\\d\\.\\d\\dD\\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y.%m.%dD%H:%M:%S.%f");
        put(forms, "\\d{4}\\.\\d\\d\\.\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y.%m.%dT%H:%M:%S.%f");
        put(forms, "\\d{4}\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y.%m.%d %H:%M:%S.%f");
        put(forms, "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+", "%Y/%m/%d %H:%M:%S.%f");
        put(forms, "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d", "%Y/%m/%d %H:%M:%S");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d\\d:\\d\\d\\.\\d+", "%m/%d/%Y %H:%M:%S.%f");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d\\d:\\d\\d", "%m/%d/%Y %H:%M:%S");
        put(forms, "\\d{1,2}/\\d{1,2}/\\d{4},\\d{1,2}:\\d\\d:\\d\\d\\.\\d+", "%m/%d/%Y,%H:%M:%S.%f");
        put(forms, "\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+", "%d.%m.%Y %H:%M:%S.%f");
        put(forms, "\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d,\\d+", "%d.%m.%Y %H:%M:%S,%f");
        put(forms, "\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d", "%d.%m.%Y %H:%M:%S");
        return forms;
    }

    private static void put(Map<Pattern, String> forms, String form, String pattern) {
        forms.put(Pattern.compile(form), pattern);
    }

    /** The pattern that all values have. */
    static Optional<String> patternOf(List<String> values) {
        for (Map.Entry<Pattern, String> form : FORMS.entrySet()) {
            if (values.stream().allMatch(text -> form.getKey().matcher(text).matches())) {
                return Optional.of(form.getValue());
            }
        }
        return Optional.empty();
    }
}
