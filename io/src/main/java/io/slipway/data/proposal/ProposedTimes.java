package io.slipway.data.proposal;

import java.util.List;

/** Rules for columns of times, as a mapping has them. */
final class ProposedTimes {

    private static final String NEW_YORK = "America/New_York";

    private final boolean isExchange;
    private final boolean isCurrency;
    private final boolean hasDate;
    private final boolean isLean;
    private final List<String> notes;

    /**
     * Rules for a table.
     *
     * @param isExchange whether it is of a crypto exchange, whose times are UTC
     * @param isCurrency whether it may be of currencies, whose stamps are UTC
     * @param hasDate whether a column or the name of the file tells the date
     * @param isLean whether times of day without names are as Lean has them
     * @param notes gets guesses to check
     */
    ProposedTimes(boolean isExchange, boolean isCurrency, boolean hasDate, boolean isLean, List<String> notes) {
        this.isExchange = isExchange;
        this.isCurrency = isCurrency;
        this.hasDate = hasDate;
        this.isLean = isLean;
        this.notes = notes;
    }

    /** The rule of a column; empty if its times need none. */
    String rule(SampledColumn column) {
        boolean isUtc = column.name().matches("(?i)(utc|gmt)([^a-z].*)?|(.*[^a-z])?(utc|gmt)");
        String zone = isExchange || isUtc ? "UTC" : NEW_YORK;
        return switch (column.form()) {
            case EPOCH -> column.values().get(0).contains(".") ? "unit: s" : "";
            case ISO -> hasOffset(column) ? "unit: iso" : "unit: iso, zone: " + assumed(zone);
            case CLOCK -> clock(zone);
            case NUMBER -> sinceMidnight(column, zone);
            default -> stamp(column, zone);
        };
    }

    private String stamp(SampledColumn column, String zone) {
        String pattern = StampForms.patternOf(column.values()).orElse("");
        String rule = "pattern: " + YamlText.quoted(pattern);
        return pattern.endsWith("%z") ? rule : rule + ", zone: " + assumed(isCurrency ? "UTC" : zone);
    }

    private static boolean hasOffset(SampledColumn column) {
        return column.values().stream()
                .allMatch(text -> text.matches(".*:[0-9.,]+ ?([Zz]|UTC|[+-][0-9]{2}(:?[0-9]{2})?)"));
    }

    private String assumed(String zone) {
        notes.add("times have no zone: taken as " + zone);
        return zone;
    }

    private String clock(String zone) {
        needDate();
        return "unit: clock, zone: " + assumed(zone);
    }

    private String sinceMidnight(SampledColumn column, String zone) {
        DayNumbers numbers = new DayNumbers(column.values());
        String rule = isLean ? numbers.ruleOfLean() : numbers.rule();
        needDate();
        if (rule.isEmpty()) {
            notes.add(numbers.choice());
            return "zone: " + assumed(zone);
        }
        notes.add("times are taken as " + rule);
        return rule + ", zone: " + assumed(zone);
    }

    private void needDate() {
        if (!hasDate) {
            notes.add("times have no date and neither has the name of the file: give it with --date");
        }
    }
}
