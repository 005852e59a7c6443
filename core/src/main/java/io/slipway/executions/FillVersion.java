package io.slipway.executions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a fill: the fill as first reported, or a correction. Versions that refer to one another are one chain. A chain whose
 * first report is not there has a version without a fill as its root. Not thread-safe.
 */
final class FillVersion {

    private final FillReport.Kind kind;
    private final String refersTo;
    private final @Nullable OwnFill fill;
    private final List<Integer> places = new ArrayList<>();
    private @Nullable FillVersion parent;
    private boolean replaced;

    /** A version, first reported at a place in the order of all reports. */
    FillVersion(FillReport report, int place) {
        kind = report.kind();
        refersTo = report.refersTo();
        fill = report.fill();
        places.add(place);
    }

    /** The root of a chain whose first report is not there. */
    FillVersion(String id) {
        kind = FillReport.Kind.FILL;
        refersTo = id;
        fill = null;
    }

    /** True if a report says the same of the same execution id. */
    boolean isSame(FillReport report) {
        return fill != null
                && report.fill() != null
                && kind == report.kind()
                && id().equals(report.fill().ids().execution())
                && (!id().isEmpty() || refersTo.equals(report.refersTo()))
                && fill.looksLike(report.fill());
    }

    /** Takes a report of this version again. */
    void repeatAt(int place) {
        places.add(place);
    }

    /** Names the version that this one replaces. */
    void replaces(FillVersion earlier) {
        parent = earlier;
        earlier.replaced = true;
    }

    /** True if this version comes of another one, through any number of corrections. */
    boolean comesOf(FillVersion other) {
        for (FillVersion each = this; each != null; each = each.parent) {
            if (each == other) {
                return true;
            }
        }
        return false;
    }

    /** The first version of the chain. */
    FillVersion root() {
        FillVersion each = this;
        while (each.parent != null) {
            each = each.parent;
        }
        return each;
    }

    /** True if a correction names this version. */
    boolean isReplaced() {
        return replaced;
    }

    /** True of a correction. */
    boolean isCorrection() {
        return kind == FillReport.Kind.CORRECTION;
    }

    /** Execution id of this version; empty if it has none. */
    String id() {
        return fill == null ? "" : fill.ids().execution();
    }

    /** Execution id that a correction names. */
    String refersTo() {
        return refersTo;
    }

    /** The fill; null of the root of a chain whose first report is not there. */
    @Nullable
    OwnFill fill() {
        return fill;
    }

    /** The fill of a version that was reported. */
    OwnFill knownFill() {
        return Objects.requireNonNull(fill);
    }

    /** The fill of a version that was reported, with what it does not state from the versions that it corrects. */
    OwnFill completedFill() {
        return parent == null || parent.fill == null ? knownFill() : knownFill().over(parent.completedFill());
    }

    /** Place of the first report. */
    int firstPlace() {
        return places.get(0);
    }

    /** True if both versions belong to the same order. */
    boolean isOfOrderOf(FillVersion other) {
        return knownFill().ids().order().equals(other.knownFill().ids().order());
    }

    /** The version reported last before a place, else the one reported first after it; null of none. */
    static @Nullable FillVersion nearest(List<FillVersion> versions, int place) {
        FillVersion found = null;
        int best = Integer.MAX_VALUE;
        for (FillVersion version : versions) {
            for (int at : version.places) {
                int distance = at < place ? place - at - Integer.MAX_VALUE : at - place;
                if (distance < best) {
                    best = distance;
                    found = version;
                }
            }
        }
        return found;
    }
}
