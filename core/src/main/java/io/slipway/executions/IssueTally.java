package io.slipway.executions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of faults, with their first examples. Not thread-safe. */
public final class IssueTally {

    /** Examples that are named; more would make a list that nobody reads. */
    private static final int MOST_EXAMPLES = 5;

    private final Map<ExecutionIssue, Long> counts = new EnumMap<>(ExecutionIssue.class);
    private final Map<ExecutionIssue, List<String>> examples = new EnumMap<>(ExecutionIssue.class);

    /**
     * The faults of one kind.
     *
     * @param issue the kind
     * @param count how many
     * @param examples the first of them
     */
    public record Note(ExecutionIssue issue, long count, List<String> examples) {}

    /** Counts a fault of a fill or order, which is named. */
    public void note(ExecutionIssue issue, String example) {
        counts.merge(issue, 1L, Long::sum);
        List<String> named = examples.computeIfAbsent(issue, key -> new ArrayList<>());
        if (named.size() < MOST_EXAMPLES) {
            named.add(example);
        }
    }

    /** Counts a fault as {@link #note} does, and names each example once. */
    public void noteOnce(ExecutionIssue issue, String example) {
        if (examples.getOrDefault(issue, List.of()).contains(example)) {
            counts.merge(issue, 1L, Long::sum);
        } else {
            note(issue, example);
        }
    }

    /** Counts several faults that have one example. */
    void note(ExecutionIssue issue, long count, String example) {
        note(issue, example);
        counts.merge(issue, count - 1, Long::sum);
    }

    /** Number of faults of a kind. */
    public long count(ExecutionIssue issue) {
        return counts.getOrDefault(issue, 0L);
    }

    /** All kinds that occurred, in the order of the enum. */
    public List<Note> notes() {
        return counts.entrySet().stream()
                .map(each -> new Note(
                        each.getKey(), each.getValue(), List.copyOf(examples.getOrDefault(each.getKey(), List.of()))))
                .toList();
    }
}
