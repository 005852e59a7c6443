package io.slipway.executions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fills that count after busts, corrections and repeats.
 *
 * <p>A fill and all corrections that name it, or name one another, are one execution. It counts once, in the version that was first
 * reported last among those that no correction names. A correction keeps what it does not state. A bust that names any version takes the execution back for good. A report that
 * occurs again changes nothing, wherever it stands. An id that names several fills refers to the one reported last before, a correction
 * to one of its own order if there is one. Not thread-safe.
 */
final class FillBook {

    private final IssueTally issues;
    private final List<OwnFill> counting = new ArrayList<>();
    private final Map<String, List<FillVersion>> fillsById = new LinkedHashMap<>();
    private final Map<String, List<FillVersion>> correctionsById = new HashMap<>();
    private final List<FillVersion> corrections = new ArrayList<>();
    private final Map<String, FillVersion> missing = new LinkedHashMap<>();
    private final Map<FillVersion, Integer> bustedAt = new HashMap<>();
    private final Map<List<Object>, Integer> seenUnnamed = new HashMap<>();
    private long reported;
    private long doubled;
    private long busted;
    private long corrected;

    FillBook(IssueTally issues) {
        this.issues = issues;
    }

    /** Takes all reports. */
    void addAll(List<FillReport> reports) {
        for (int place = 0; place < reports.size(); place++) {
            FillReport report = reports.get(place);
            OwnFill fill = report.fill();
            if (fill != null && report.kind() == FillReport.Kind.FILL) {
                add(report, fill, place);
            } else if (fill != null) {
                addCorrection(report, fill, place);
            }
        }
        corrections.forEach(this::link);
        for (int place = 0; place < reports.size(); place++) {
            if (reports.get(place).kind() == FillReport.Kind.BUST) {
                bust(reports.get(place).refersTo(), place);
            }
        }
        settle();
    }

    private void add(FillReport report, OwnFill fill, int place) {
        reported = Math.addExact(reported, fill.qty());
        String id = fill.ids().execution();
        if (id.isEmpty()) {
            addUnnamed(fill);
            return;
        }
        List<FillVersion> same = fillsById.computeIfAbsent(id, key -> new ArrayList<>());
        if (isRepeat(same, report, id, place)) {
            doubled += fill.qty();
            return;
        }
        if (!same.isEmpty()) {
            issues.note(ExecutionIssue.REUSED_ID, id);
        }
        same.add(new FillVersion(report, place));
    }

    private void addUnnamed(OwnFill fill) {
        List<Object> all =
                List.of(fill.ids().order(), fill.symbol(), fill.timeNs(), fill.publisherId(), fill.qty(), fill.pxE9());
        if (seenUnnamed.merge(all, 1, Integer::sum) > 1) {
            issues.note(ExecutionIssue.LOOKS_DOUBLED, Named.fill(fill));
        }
        counting.add(fill);
    }

    private void addCorrection(FillReport report, OwnFill fill, int place) {
        String id = fill.ids().execution();
        List<FillVersion> same = correctionsById.computeIfAbsent(id, key -> new ArrayList<>());
        if (!isRepeat(same, report, Named.fill(fill), place)) {
            FillVersion version = new FillVersion(report, place);
            same.add(version);
            corrections.add(version);
        }
    }

    private boolean isRepeat(List<FillVersion> known, FillReport report, String name, int place) {
        for (FillVersion version : known) {
            if (version.isSame(report)) {
                version.repeatAt(place);
                issues.note(ExecutionIssue.DOUBLED, name);
                return true;
            }
        }
        return false;
    }

    private void link(FillVersion correction) {
        String refersTo = correction.refersTo();
        FillVersion earlier = named(refersTo, correction);
        if (earlier != null) {
            issues.note(ExecutionIssue.CORRECTED, refersTo);
            correction.replaces(earlier);
            return;
        }
        issues.note(ExecutionIssue.UNMATCHED_CORRECTION, refersTo);
        if (!refersTo.isEmpty()) {
            correction.replaces(missing.computeIfAbsent(refersTo, FillVersion::new));
        }
    }

    /** The version that a correction names; null if it is not there or is one that comes of the correction itself. */
    private @Nullable FillVersion named(String id, FillVersion correction) {
        Predicate<FillVersion> isOther = each -> !each.comesOf(correction);
        List<FillVersion> all = fillsById.getOrDefault(id, List.of());
        if (all.isEmpty() && !id.isEmpty() && !id.equals(correction.id())) {
            all = correctionsById.getOrDefault(id, List.of()).stream()
                    .filter(isOther)
                    .toList();
        }
        List<FillVersion> ofOrder = all.stream().filter(correction::isOfOrderOf).toList();
        return FillVersion.nearest(ofOrder.isEmpty() ? all : ofOrder, correction.firstPlace());
    }

    private void bust(String refersTo, int place) {
        List<FillVersion> all = fillsById.getOrDefault(refersTo, List.of());
        if (all.isEmpty() && !refersTo.isEmpty()) {
            all = correctionsById.getOrDefault(refersTo, List.of());
        }
        FillVersion version = FillVersion.nearest(all, place);
        if (version == null) {
            version = missing.get(refersTo);
        }
        if (version == null) {
            issues.note(ExecutionIssue.UNMATCHED_BUST, refersTo);
        } else if (bustedAt.putIfAbsent(version.root(), place) == null) {
            issues.note(ExecutionIssue.BUSTED, refersTo);
        } else {
            issues.note(ExecutionIssue.DOUBLED, refersTo);
        }
    }

    private void settle() {
        Map<FillVersion, List<FillVersion>> chains = new HashMap<>();
        corrections.forEach(each ->
                chains.computeIfAbsent(each.root(), root -> new ArrayList<>()).add(each));
        List<FillVersion> roots = new ArrayList<>(missing.values());
        fillsById.values().forEach(roots::addAll);
        corrections.stream().filter(each -> each.root() == each).forEach(roots::add);
        for (FillVersion root : roots) {
            settle(root, chains.getOrDefault(root, List.of()));
        }
    }

    private void settle(FillVersion root, List<FillVersion> later) {
        OwnFill first = root.fill();
        if (first == null || root.isCorrection()) {
            first = later.get(0).knownFill();
            reported = Math.addExact(reported, first.qty());
        }
        OwnFill last = later.stream()
                .filter(each -> !each.isReplaced())
                .max(Comparator.comparing(FillVersion::firstPlace))
                .map(FillVersion::completedFill)
                .orElse(first);
        corrected += last.qty() - first.qty();
        Integer bustPlace = bustedAt.get(root);
        if (bustPlace == null) {
            counting.add(last);
            return;
        }
        busted += last.qty();
        later.stream()
                .filter(each -> each.firstPlace() > bustPlace)
                .forEach(each -> issues.note(ExecutionIssue.CORRECTED_AFTER_BUST, Named.fill(each.knownFill())));
    }

    /** The fills that count, by time. */
    List<OwnFill> fills() {
        List<OwnFill> all = new ArrayList<>(counting);
        all.sort(OwnExecution.BY_TIME);
        return all;
    }

    /** The account, given the shares that were left out and kept afterwards. */
    QtyAccount account(long leftOut, long kept) {
        return new QtyAccount(reported, doubled, busted, corrected, leftOut, kept);
    }
}
