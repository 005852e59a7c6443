package io.slipway.data.proposal;

import java.util.List;
import java.util.Optional;

/** Rules for columns of times, as a mapping has them. */
final class ProposedTimes {

    private static final String NEW_YORK = "America/New_York";

    private final boolean isExchange;
    private final boolean isCurrency;
    private final boolean hasDate;
    private final boolean isLean;
    private final Optional<SampledColumn> zones;
    private final List<String> notes;

    /**
     * Rules for a table.
     *
     * @param isExchange whether it is of a crypto exchange, whose times are UTC
     * @param isCurrency whether it may be of currencies, whose stamps are UTC
     * @param hasDate whether a column or the name of the file tells the date
     * @param isLean whether times of day without names are as Lean has them
     * @param zones the column that names the zone of the times
     * @param notes gets guesses to check
     */
    ProposedTimes(
            boolean isExchange,
            boolean isCurrency,
            boolean hasDate,
            boolean isLean,
            Optional<SampledColumn> zones,
            List<String> notes) {
        this.isExchange = isExchange;
        this.isCurrency = isCurrency;
        this.hasDate = hasDate;
        this.isLean = isLean;
        this.zones = zones;
        this.notes = notes;
    }

    /** The rule of a column; empty if its times need none. */
    String rule(SampledColumn column) {
        Zone zone = zoneOf(column);
        return switch (column.form()) {
            case EPOCH -> column.values().get(0).matches("[0-9]{9,10}\\..*") ? "unit: s" : "";
            case ISO -> hasOffset(column) ? "unit: iso" : "unit: iso, zone: " + assumed(zone);
            case CLOCK -> clock(zone);
            case NUMBER -> sinceMidnight(column, zone);
            default -> stamp(column, zone);
        };
    }

    /** The zone that the name of a column tells, or a column of zones; else that of such a file. */
    private Zone zoneOf(SampledColumn column) {
        return ZoneWords.inName(column.name())
                .map(zone -> new Zone(zone, ", as the name " + column.name() + " says", true))
                .or(() -> zones.flatMap(each -> ZoneWords.zone(each.values().get(0))
                        .map(zone -> new Zone(zone, ", as " + each.described() + " says in the first rows", true))))
                .orElse(new Zone(isExchange ? "UTC" : NEW_YORK, "", false));
    }

    private String stamp(SampledColumn column, Zone zone) {
        String pattern = StampForms.patternOf(column.values()).orElse("");
        if (pattern.contains("%m/%d/") && StampForms.mayBeDayFirst(column.values())) {
            notes.add("dates such as " + column.values().get(0)
                    + " are taken as month/day/year: write %d/%m/%Y if they are day/month/year");
        }
        String rule = "pattern: " + YamlText.quoted(pattern);
        return pattern.endsWith("%z")
                ? rule
                : rule + ", zone: " + assumed(isCurrency && !zone.isTold() ? new Zone("UTC", "", false) : zone);
    }

    private static boolean hasOffset(SampledColumn column) {
        return column.values().stream()
                .allMatch(text -> text.matches(".*:[0-9.,]+ ?([Zz]|UTC|[+-][0-9]{2}(:?[0-9]{2})?)"));
    }

    private String assumed(Zone zone) {
        notes.add("times have no zone: taken as " + zone.id() + zone.reason());
        return zone.id();
    }

    private String clock(Zone zone) {
        needDate();
        return "unit: clock, zone: " + assumed(zone);
    }

    private String sinceMidnight(SampledColumn column, Zone zone) {
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

    /**
     * A zone of times without one.
     *
     * @param id the zone
     * @param reason the end of a sentence
     * @param isTold whether the file tells it
     */
    private record Zone(String id, String reason, boolean isTold) {}
}
