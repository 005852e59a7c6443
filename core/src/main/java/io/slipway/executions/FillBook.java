package io.slipway.executions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fills that count after busts, corrections and repeats. Not thread-safe. */
final class FillBook {

    private final IssueTally issues;
    private final List<OwnFill> unnamed = new ArrayList<>();
    private final Map<String, List<OwnFill>> byId = new HashMap<>();
    private final Map<List<Object>, Integer> seenUnnamed = new HashMap<>();
    private long reported;
    private long doubled;
    private long busted;
    private long corrected;

    FillBook(IssueTally issues) {
        this.issues = issues;
    }

    /** Takes fills first, then corrections and busts in their order, so that a bust may stand before its fill. */
    void addAll(List<FillReport> reports) {
        for (FillReport report : reports) {
            OwnFill fill = report.fill();
            if (report.kind() == FillReport.Kind.FILL && fill != null) {
                add(fill);
            }
        }
        for (FillReport report : reports) {
            OwnFill fill = report.fill();
            if (report.kind() == FillReport.Kind.CORRECTION && fill != null) {
                correct(report.refersTo(), fill);
            } else if (report.kind() == FillReport.Kind.BUST) {
                bust(report.refersTo());
            }
        }
    }

    private void add(OwnFill fill) {
        reported = Math.addExact(reported, fill.qty());
        String id = fill.ids().execution();
        if (id.isEmpty()) {
            addUnnamed(fill);
            return;
        }
        List<OwnFill> same = byId.computeIfAbsent(id, key -> new ArrayList<>());
        if (same.stream().anyMatch(fill::looksLike)) {
            issues.note(ExecutionIssue.DOUBLED, id);
            doubled += fill.qty();
            return;
        }
        if (!same.isEmpty()) {
            issues.note(ExecutionIssue.REUSED_ID, id);
        }
        same.add(fill);
    }

    private void addUnnamed(OwnFill fill) {
        List<Object> all =
                List.of(fill.ids().order(), fill.symbol(), fill.timeNs(), fill.publisherId(), fill.qty(), fill.pxE9());
        if (seenUnnamed.merge(all, 1, Integer::sum) > 1) {
            issues.note(ExecutionIssue.LOOKS_DOUBLED, Named.fill(fill));
        }
        unnamed.add(fill);
    }

    private void correct(String refersTo, OwnFill fill) {
        List<OwnFill> earlier = byId.getOrDefault(refersTo, List.of());
        if (earlier.isEmpty()) {
            issues.note(ExecutionIssue.UNMATCHED_CORRECTION, refersTo);
            add(fill);
            return;
        }
        OwnFill old = earlier.remove(earlier.size() - 1);
        issues.note(ExecutionIssue.CORRECTED, refersTo);
        corrected += fill.qty() - old.qty();
        byId.computeIfAbsent(
                        fill.ids().execution().isEmpty() ? refersTo : fill.ids().execution(), key -> new ArrayList<>())
                .add(fill);
    }

    private void bust(String refersTo) {
        List<OwnFill> earlier = byId.getOrDefault(refersTo, List.of());
        if (earlier.isEmpty()) {
            issues.note(ExecutionIssue.UNMATCHED_BUST, refersTo);
            return;
        }
        issues.note(ExecutionIssue.BUSTED, refersTo);
        busted += earlier.remove(earlier.size() - 1).qty();
    }

    /** The fills that count, by time. */
    List<OwnFill> fills() {
        List<OwnFill> all = new ArrayList<>(unnamed);
        byId.values().forEach(all::addAll);
        all.sort(OwnExecution.BY_TIME);
        return all;
    }

    /** The account, given the shares that were left out and kept afterwards. */
    QtyAccount account(long leftOut, long kept) {
        return new QtyAccount(reported, doubled, busted, corrected, leftOut, kept);
    }
}
