package io.slipway.study;

import io.slipway.model.Side;
import io.slipway.strategy.Parameters;
import io.slipway.study.StudyGrid.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The text form of a plan: a line for each value, its name first. Line breaks and backslashes inside a value are written as
 * {@code \n}, {@code \r} and {@code \\}, so that a value never makes a line of its own.
 */
final class PlanText {

    private static final String HEAD = "slipway-study-plan 1";
    private static final String SETTING = "setting ";

    private final List<String> lines;
    private int next;

    private PlanText(List<String> lines) {
        this.lines = lines;
    }

    static String of(StudyPlan plan) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        line(text, "data", plan.data());
        StudyGrid grid = plan.grid();
        grid.sides().forEach(side -> line(text, "side", side.name().toLowerCase(Locale.ROOT)));
        grid.qtys().forEach(qty -> line(text, "qty", Long.toString(qty)));
        grid.stretches().forEach(stretch -> line(text, "stretch", stretch.fromNs() + " " + stretch.toNs()));
        line(text, "horizon_ns", Long.toString(grid.horizonNs()));
        line(text, "starts", Integer.toString(grid.starts()));
        plan.strategies().forEach(name -> line(text, "strategy", name));
        plan.points().forEach(point -> line(text, "point", text(point)));
        line(text, "baseline", plan.design().baseline());
        line(text, "under_test", plan.design().underTest());
        line(text, "folds", Integer.toString(plan.design().folds()));
        line(text, "level", Double.toString(plan.design().level()));
        line(text, "seed", Long.toString(plan.design().seed()));
        line(text, "orders_per_task", Integer.toString(plan.ordersPerTask()));
        plan.settings().forEach((name, value) -> line(text, "setting", name + " " + value));
        return text.toString();
    }

    private static String text(Parameters point) {
        List<String> values = new ArrayList<>();
        point.valuesE9().forEach((name, valueE9) -> values.add(name + "=" + valueE9));
        return String.join(" ", values);
    }

    private static void line(StringBuilder text, String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(name).append(' ').append(escaped).append('\n');
    }

    /** The names whose lines differ, with the values of both. */
    static List<String> differences(StudyPlan plan, StudyPlan other) {
        Map<String, List<String>> own = byName(plan);
        Map<String, List<String>> others = byName(other);
        Set<String> names = new LinkedHashSet<>(own.keySet());
        names.addAll(others.keySet());
        return names.stream()
                .filter(name -> !own.getOrDefault(name, List.of()).equals(others.get(name)))
                .map(name -> name + "=" + values(own, name) + ", not " + values(others, name))
                .toList();
    }

    private static Map<String, List<String>> byName(StudyPlan plan) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : of(plan).lines().toList()) {
            String named = line.startsWith(SETTING) ? line.substring(SETTING.length()) : line;
            int space = named.indexOf(' ');
            values.computeIfAbsent(named.substring(0, space), name -> new ArrayList<>())
                    .add(named.substring(space + 1));
        }
        return values;
    }

    private static String values(Map<String, List<String>> byName, String name) {
        return String.join(",", byName.getOrDefault(name, List.of("nothing")));
    }

    static StudyPlan parse(String text) {
        PlanText reader = new PlanText(List.of(text.split("\n", -1)));
        if (!reader.take().equals(HEAD)) {
            throw new IllegalArgumentException("not a study plan: first line=" + reader.lines.get(0));
        }
        StudyPlan plan = reader.plan();
        if (!plan.toText().equals(text)) {
            throw new IllegalArgumentException(
                    "a study plan with other lines than its own: lines=" + reader.lines.size());
        }
        return plan;
    }

    private StudyPlan plan() {
        return new StudyPlan(
                one("data"), grid(), all("strategy"), points(), design(), (int) number("orders_per_task"), settings());
    }

    private StudyGrid grid() {
        List<Side> sides = all("side").stream()
                .map(side -> Side.valueOf(side.toUpperCase(Locale.ROOT)))
                .toList();
        List<Long> qtys = all("qty").stream().map(Long::valueOf).toList();
        List<Stretch> stretches = all("stretch").stream().map(PlanText::stretch).toList();
        return new StudyGrid(sides, qtys, stretches, number("horizon_ns"), (int) number("starts"));
    }

    private static Stretch stretch(String text) {
        String[] ends = text.split(" ", 2);
        return new Stretch(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }

    private List<Parameters> points() {
        return all("point").stream().map(PlanText::point).toList();
    }

    private static Parameters point(String text) {
        Map<String, Long> valuesE9 = new LinkedHashMap<>();
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            valuesE9.put(pair.substring(0, Math.max(0, equals)), Long.valueOf(pair.substring(equals + 1)));
        }
        return new Parameters(valuesE9);
    }

    private StudyDesign design() {
        String baseline = one("baseline");
        String underTest = one("under_test");
        int folds = (int) number("folds");
        return new StudyDesign(baseline, underTest, folds, Double.parseDouble(one("level")), number("seed"));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : all("setting")) {
            int space = line.indexOf(' ');
            settings.put(line.substring(0, Math.max(0, space)), line.substring(space + 1));
        }
        return settings;
    }

    private long number(String name) {
        return Long.parseLong(one(name));
    }

    private String one(String name) {
        List<String> values = all(name);
        if (values.size() != 1) {
            throw new IllegalArgumentException("a study plan has one line of a name: name=" + name + ", lines="
                    + values.size() + ", line=" + next);
        }
        return values.get(0);
    }

    /** The values of the lines of this name that come next. */
    private List<String> all(String name) {
        List<String> values = new ArrayList<>();
        while (next < lines.size() && lines.get(next).startsWith(name + " ")) {
            values.add(unescaped(take().substring(name.length() + 1)));
        }
        return values;
    }

    private String take() {
        return lines.get(next++);
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                c = value.charAt(i);
                text.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
