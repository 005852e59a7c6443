package io.slipway.study.tuning;

import io.slipway.model.ParentOrder;
import io.slipway.search.DeadParameters;
import io.slipway.search.NamedObjective;
import io.slipway.search.PointResult;
import io.slipway.search.Score;
import io.slipway.search.SearchResult;
import io.slipway.search.SearchSpec;
import io.slipway.strategy.Parameters;
import io.slipway.study.LeftOut;
import io.slipway.study.ParentOutcome;
import io.slipway.study.ParentOutcome.FillTotals;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPanel.Member;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyPlan;
import io.slipway.study.tuning.TuningResult.Day;
import io.slipway.study.tuning.TuningResult.Row;
import io.slipway.tca.Execution;
import io.slipway.tca.Remainder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Merges the parts of a search over several days. A day has one plan for each block of points; the first block also has the strategies
 * with their defaults.
 */
public final class Tuning {

    /** Points of a plan: enough that reading the tape is a small part of a task, few enough that workers share a day. */
    private static final int BLOCK = 64;

    private final SearchSpec spec;
    private final NamedObjective objective;
    private final List<Day> days = new ArrayList<>();
    private final Map<Parameters, List<Cell>> cells = new LinkedHashMap<>();
    private final Map<String, List<Cell>> strategies = new LinkedHashMap<>();

    /** An execution with its cost, where it is known, and the totals of its fills. */
    private record Cell(Execution execution, Optional<BigDecimal> costBps, FillTotals fills) {}

    private Tuning(SearchSpec spec, NamedObjective objective) {
        this.spec = spec;
        this.objective = objective;
    }

    /** The points to work on each day, in blocks: those that compete, those that detect parameters without effect, and the defaults. */
    public static List<List<Parameters>> blocks(SearchSpec spec) {
        List<Parameters> points = spec.points();
        Set<Parameters> all = new LinkedHashSet<>(points);
        all.addAll(spec.probes(points));
        all.add(spec.untuned());
        List<Parameters> distinct = List.copyOf(all);
        List<List<Parameters>> blocks = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += BLOCK) {
            blocks.add(distinct.subList(from, Math.min(from + BLOCK, distinct.size())));
        }
        return blocks;
    }

    /**
     * Merges.
     *
     * @param panel a member for each day and block of points, those of a day one after the other
     * @param parts one for each task, in any order; two of one task must be equal
     * @param leftOut tasks that failed; a day with one of them is in no figure
     * @throws IllegalArgumentException if a part is missing or of another search, or two parts of one task differ
     * @throws StudyException if no day is left, or none can be judged
     */
    public static TuningResult merge(
            StudyPanel panel,
            Collection<StudyPart> parts,
            Collection<LeftOut> leftOut,
            SearchSpec spec,
            NamedObjective objective) {
        Map<String, StudyPart> byPlan = byPlan(panel, parts);
        Set<String> failed = new HashSet<>();
        leftOut.forEach(each -> failed.add(each.task().plan()));
        failed.removeAll(byPlan.keySet());
        Map<List<String>, List<StudyPlan>> byDay = new LinkedHashMap<>();
        for (Member member : panel.members()) {
            byDay.computeIfAbsent(List.of(member.symbol(), dayOf(member)), key -> new ArrayList<>())
                    .add(member.plan());
        }
        Tuning tuning = new Tuning(spec, objective);
        byDay.forEach((day, plans) -> {
            if (plans.stream().map(StudyPlan::digest).noneMatch(failed::contains)) {
                tuning.add(day, plans, byPlan);
            }
        });
        List<LeftOut> named = leftOut.stream()
                .filter(each -> failed.contains(each.task().plan()))
                .map(panel::named)
                .toList();
        return tuning.result(panel.members().get(0).plan().design().underTest(), named);
    }

    /** The day of a member's name, which goes on with the block of points. */
    private static String dayOf(Member member) {
        return member.day().split(" ", 2)[0];
    }

    private static Map<String, StudyPart> byPlan(StudyPanel panel, Collection<StudyPart> parts) {
        Set<String> plans = new HashSet<>();
        panel.members().forEach(member -> plans.add(member.plan().digest()));
        Map<String, StudyPart> byPlan = new HashMap<>();
        for (StudyPart part : parts) {
            if (!plans.contains(part.task().plan())) {
                throw new IllegalArgumentException("a part of another search: task=" + part.task());
            }
            StudyPart other = byPlan.putIfAbsent(part.task().plan(), part);
            if (other != null && !other.equals(part)) {
                throw new IllegalArgumentException(
                        "two parts of one task differ, so a machine, a build or a file is not"
                                + " what it should be: task=" + part.task());
            }
        }
        return byPlan;
    }

    private void add(List<String> day, List<StudyPlan> plans, Map<String, StudyPart> byPlan) {
        boolean measured = true;
        Optional<ParentOrder> order = Optional.empty();
        boolean first = true;
        for (StudyPlan plan : plans) {
            StudyPart part = byPlan.get(plan.digest());
            if (part == null || part.executions() != plan.executions()) {
                throw new IllegalArgumentException("the part of a task is missing: day=" + day);
            }
            ParentOutcome outcome = part.outcome(0);
            measured &= outcome.executions().stream().allMatch(outcome.prices()::isKnown);
            order = Optional.of(outcome.order());
            for (int i = 0; first && i < plan.strategies().size(); i++) {
                strategies
                        .computeIfAbsent(plan.strategies().get(i), key -> new ArrayList<>())
                        .add(cell(outcome, i));
            }
            first = false;
            for (int i = 0; i < plan.points().size(); i++) {
                cells.computeIfAbsent(plan.points().get(i), key -> new ArrayList<>())
                        .add(cell(outcome, plan.strategies().size() + i));
            }
        }
        days.add(new Day(day.get(0), day.get(1), order.orElseThrow(), measured));
    }

    private static Cell cell(ParentOutcome outcome, int place) {
        Execution execution = outcome.executions().get(place);
        return new Cell(
                execution,
                outcome.prices().isKnown(execution)
                        ? Optional.of(outcome.prices().bps(execution))
                        : Optional.empty(),
                outcome.fills().get(place));
    }

    private TuningResult result(String name, List<LeftOut> leftOut) {
        if (days.isEmpty()) {
            throw new StudyException("no day is left: the work of each failed, the first with: "
                    + leftOut.get(0).reason());
        }
        List<Parameters> points = spec.points();
        List<PointResult> results = points.stream().map(this::judged).toList();
        PointResult best = results.get(0);
        for (PointResult each : results) {
            best = each.score().compareTo(best.score()) < 0 ? each : best;
        }
        if (!best.score().isKnown()) {
            throw new StudyException("no point can be judged by " + objective.label()
                    + ": no day has an arrival mid and a mark for every point; try --objective cash");
        }
        Parameters chosen = best.point();
        long tied = points.stream().filter(point -> isSame(point, chosen)).count();
        SearchResult search = new SearchResult(
                spec.sampler(),
                objective.label(),
                results,
                best,
                tied,
                dead(points),
                judged(spec.untuned()),
                List.of());
        return new TuningResult(
                search,
                days,
                points.stream().map(point -> row(name, point, of(point))).toList(),
                row(name, spec.untuned(), of(spec.untuned())),
                strategies.entrySet().stream()
                        .map(each -> row(each.getKey(), Parameters.NONE, each.getValue()))
                        .toList(),
                leftOut);
    }

    private List<Cell> of(Parameters point) {
        List<Cell> found = cells.get(point);
        if (found == null) {
            throw new IllegalArgumentException("the plan has no such point: point=" + point);
        }
        return found;
    }

    private static Row row(String name, Parameters point, List<Cell> cells) {
        return new Row(
                name,
                point,
                cells.stream().map(Cell::execution).toList(),
                cells.stream().map(Cell::costBps).toList(),
                cells.stream().map(Cell::fills).toList());
    }

    private boolean isSame(Parameters one, Parameters other) {
        return IntStream.range(0, days.size()).allMatch(day -> ofDay(one, day).givesTheSameAs(ofDay(other, day)));
    }

    /** The result of a point on a day, as far as the objective looks at it. */
    private PointResult ofDay(Parameters point, int day) {
        Cell cell = of(point).get(day);
        Score score = switch (objective) {
            case FEES -> Score.of(new BigDecimal(cell.fills().feesE9()));
            case DURATION -> Score.of(BigDecimal.valueOf(cell.fills().durationNs()));
            case CASH, SHORTFALL, FILL_SHARE -> Score.UNKNOWN;
        };
        return new PointResult(point, cell.execution(), score);
    }

    /** A point with its sums over all days. */
    private PointResult judged(Parameters point) {
        Row row = row("", point, of(point));
        long walkedQty = row.executions().stream()
                .mapToLong(each -> each.remainder().walkedQty())
                .sum();
        Execution sum =
                new Execution(row.filledQty(), row.cashE9(), new Remainder(walkedQty, BigInteger.ZERO, 0, null));
        return new PointResult(point, sum, score(row));
    }

    private Score score(Row row) {
        BigDecimal filled = BigDecimal.valueOf(-row.filledQty());
        return switch (objective) {
            case CASH -> Score.of(filled, signedCash(row));
            case SHORTFALL -> row.meanCostBps(days).map(Score::of).orElse(Score.UNKNOWN);
            case FILL_SHARE -> Score.of(filled);
            case FEES -> Score.of(filled, new BigDecimal(row.feesE9()));
            case DURATION -> Score.of(filled, new BigDecimal(row.durationNs()));
        };
    }

    private BigDecimal signedCash(Row row) {
        int sign = days.get(0).order().side().sign();
        return new BigDecimal(row.cashE9()).multiply(BigDecimal.valueOf(sign));
    }

    /** The parameters that changed nothing on any day. */
    private List<String> dead(List<Parameters> points) {
        Set<Parameters> compared = new LinkedHashSet<>(points);
        compared.addAll(spec.probes(points));
        Set<String> dead = new LinkedHashSet<>(spec.space().names());
        for (int day = 0; day < days.size(); day++) {
            List<PointResult> results = new ArrayList<>();
            for (Parameters point : compared) {
                results.add(ofDay(point, day));
            }
            dead.retainAll(DeadParameters.among(results));
        }
        return List.copyOf(dead);
    }
}
