package io.slipway.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans that are worked together, each on its own tape: a panel of names and days. Their tasks differ by the digest of their plan, so
 * that parts of all of them can be kept in one place.
 *
 * @param members at least one, in the order of the result
 */
public record StudyPanel(List<Member> members) {

    private static final String HEAD = "slipway-study-panel 1";

    /**
     * A plan of a panel.
     *
     * @param name its name among the others, without a line break; may be empty
     * @param plan the plan
     */
    public record Member(String name, StudyPlan plan) {}

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

    /** A panel of one plan. */
    public static StudyPanel of(StudyPlan plan) {
        return new StudyPanel(List.of(new Member("", plan)));
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

    /** The panel as text: a line with name, digest of the plan and digest of the data for each member, then the first plan. */
    public String toText() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (Member member : members) {
            text.append(line(member)).append('\n');
        }
        return text.append('\n').append(members.get(0).plan().toText()).toString();
    }

    private static String line(Member member) {
        return member.plan().digest() + " " + member.plan().data() + " " + member.name();
    }

    /**
     * The values in which this panel differs from the one of an earlier text, each as a phrase for a person; empty if they are
     * equal.
     *
     * @throws IllegalArgumentException if the text is no panel
     */
    public List<String> differences(String earlier) {
        if (earlier.equals(toText())) {
            return List.of();
        }
        int end = earlier.indexOf("\n\n");
        if (!earlier.startsWith(HEAD + "\n") || end < 0) {
            throw new IllegalArgumentException("not a panel of plans: characters=" + earlier.length());
        }
        StudyPlan first = StudyPlan.parse(earlier.substring(end + 2));
        List<String> differences =
                new ArrayList<>(first.differences(members.get(0).plan()));
        return differences.isEmpty() ? differencesOfMembers(earlier.substring(0, end)) : differences;
    }

    private List<String> differencesOfMembers(String earlier) {
        List<String> differences = new ArrayList<>();
        Map<String, Member> own = new LinkedHashMap<>();
        members.forEach(member -> own.put(member.name(), member));
        for (String line : earlier.lines().skip(1).toList()) {
            String[] fields = line.split(" ", 3);
            Optional<Member> member = Optional.ofNullable(own.remove(fields[fields.length - 1]));
            if (member.isEmpty()) {
                differences.add("plan of " + fields[fields.length - 1] + ", now without it");
            } else if (!line.equals(line(member.get()))) {
                differences.add("data=" + fields[1] + ", not "
                        + member.get().plan().data() + " of " + member.get().name());
            }
        }
        own.keySet().forEach(name -> differences.add("no plan of " + name));
        return differences.isEmpty() ? List.of("another order of the plans") : differences;
    }
}
