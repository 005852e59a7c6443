package io.slipway.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans that are worked together, each on its own tape: a panel of names and days. Their tasks differ by the digest of their plan, so
 * that parts of all of them can be kept in one place.
 *
 * @param members at least one, in the order of the result
 */
public record StudyPanel(List<Member> members) {

    private static final String HEAD = "slipway-study-panel 1";
    private static final String MEMBER = "member ";

    /**
     * A plan of a panel.
     *
     * @param symbol of its tape, without a line break; empty where the panel has one tape
     * @param day trading day of its tape, or what else tells it from the others; empty where the tape may hold several days
     * @param plan the plan
     */
    public record Member(String symbol, String day, StudyPlan plan) {

        /** Name among the members. */
        public String name() {
            return (symbol + " " + day).strip();
        }
    }

    /**
     * Symbol and day of each of some orders.
     *
     * @param symbols by order
     * @param days by order
     */
    public record Labels(List<String> symbols, List<String> days) {

        /** Copies the lists. */
        public Labels {
            symbols = List.copyOf(symbols);
            days = List.copyOf(days);
        }

        /** True if orders of several symbols share days, so that days are the independent draws. */
        public boolean hasSeveralSymbols() {
            return symbols.stream().distinct().count() > 1;
        }
    }

    /**
     * Copies the members.
     *
     * @throws IllegalArgumentException if there is none
     */
    public StudyPanel {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a panel without a plan");
        }
    }

    /** The plan whose design, strategies and sizes all members have. */
    StudyPlan first() {
        return members.get(0).plan();
    }

    /** True if the members are symbols and days. */
    boolean isOfDays() {
        return !members.get(0).symbol().isEmpty();
    }

    /** A panel of one plan. */
    public static StudyPanel of(StudyPlan plan) {
        return new StudyPanel(List.of(new Member("", "", plan)));
    }

    /**
     * Refuses several symbols on one day, before anything is worked.
     *
     * @throws StudyException if they are of one day, which is one draw however many orders it has
     */
    public void requireSeveralDays() {
        long symbols = members.stream().map(Member::symbol).distinct().count();
        if (symbols > 1 && members.stream().map(Member::day).distinct().count() < 2) {
            throw new StudyException(StudyResult.ONE_DAY);
        }
    }

    /** The same task with the name of its member. */
    public LeftOut named(LeftOut task) {
        return members.stream()
                .filter(member -> member.plan().digest().equals(task.task().plan()))
                .findFirst()
                .map(member -> new LeftOut(member.name(), task.task(), task.reason()))
                .orElse(task);
    }

    /** The tasks of all members. */
    public List<StudyTask> tasks() {
        return members.stream().flatMap(each -> each.plan().tasks().stream()).toList();
    }

    /**
     * The tasks of one of several equal shares: every {@code of}-th task.
     *
     * @param share its number, from 1
     * @throws IllegalArgumentException if the number is not between 1 and {@code of}
     */
    public List<StudyTask> tasks(int share, int of) {
        if (share < 1 || share > of) {
            throw new IllegalArgumentException("no such share: share=" + share + ", of=" + of);
        }
        List<StudyTask> all = tasks();
        List<StudyTask> own = new ArrayList<>();
        for (int i = share - 1; i < all.size(); i += of) {
            own.add(all.get(i));
        }
        return own;
    }

    /**
     * The panel as text: each line of the plans once, after an equals sign, then for each member its name and the numbers of its
     * plan's lines. {@link #parse} makes an equal panel of it.
     */
    public String toText() {
        Map<String, Integer> lines = new LinkedHashMap<>();
        StringBuilder ofMembers = new StringBuilder();
        for (Member member : members) {
            ofMembers
                    .append(MEMBER)
                    .append(escaped(member.symbol()))
                    .append(' ')
                    .append(member.day());
            ofMembers.append(':');
            member.plan().toText().lines().forEach(line -> {
                lines.putIfAbsent(line, lines.size());
                ofMembers.append(' ').append(lines.get(line));
            });
            ofMembers.append('\n');
        }
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        lines.keySet().forEach(line -> text.append('=').append(line).append('\n'));
        return text.append(ofMembers).toString();
    }

    /**
     * The panel of a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static StudyPanel parse(String text) {
        List<String> ofPlans = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("=")) {
                ofPlans.add(line.substring(1));
            } else if (line.startsWith(MEMBER)) {
                members.add(member(line.substring(MEMBER.length()), ofPlans));
            }
        }
        StudyPanel panel = new StudyPanel(members);
        if (!panel.toText().equals(text)) {
            throw new IllegalArgumentException("not a panel of plans: characters=" + text.length());
        }
        return panel;
    }

    private static String escaped(String symbol) {
        return symbol.replace("%", "%25").replace(" ", "%20");
    }

    private static String unescaped(String text) {
        return text.replace("%20", " ").replace("%25", "%");
    }

    private static Member member(String text, List<String> ofPlans) {
        int colon = text.lastIndexOf(':');
        int space = text.indexOf(' ');
        if (space < 0 || colon < space) {
            throw new IllegalArgumentException("not a member of a panel: text=" + text);
        }
        StringBuilder plan = new StringBuilder();
        for (String number : text.substring(colon + 1).strip().split(" ", -1)) {
            plan.append(ofPlans.get(Integer.parseInt(number))).append('\n');
        }
        return new Member(
                unescaped(text.substring(0, space)),
                text.substring(space + 1, colon),
                StudyPlan.parse(plan.toString()));
    }

    /**
     * The values in which this panel differs from the one of an earlier text, each as a phrase for a person; empty if they are
     * equal.
     *
     * @throws IllegalArgumentException if the text is no panel
     */
    public List<String> differences(String text) {
        if (text.equals(toText())) {
            return List.of();
        }
        StudyPanel earlier = parse(text);
        Map<String, Member> own = new LinkedHashMap<>();
        members.forEach(member -> own.put(member.name(), member));
        Set<String> differences = new LinkedHashSet<>();
        for (Member member : earlier.members) {
            Optional<Member> same = Optional.ofNullable(own.remove(member.name()));
            same.ifPresentOrElse(
                    each -> differences.addAll(member.plan().differences(each.plan())),
                    () -> differences.add("a plan of " + member.name() + ", not without"));
        }
        own.keySet().forEach(name -> differences.add("no plan of " + name));
        return differences.isEmpty() ? List.of("another order of the plans") : List.copyOf(differences);
    }
}
