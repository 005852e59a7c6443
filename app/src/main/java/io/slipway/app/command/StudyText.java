package io.slipway.app.command;

import io.slipway.stats.PairedComparison;
import io.slipway.stats.Sampling;
import io.slipway.study.StudyResult;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The result of a study as a table and sentences. */
final class StudyText {

    private static final int NAME_WIDTH = 40;
    private static final int GROUP_WIDTH = 13;
    private static final int MOST_GROUPS = 6;

    private StudyText() {}

    static String of(StudyResult study) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%,d orders at %,d starts on %s; costs in bps of the arrival mid, positive when the order pays; fees included.",
                study.orders().size(),
                study.starts(),
                study.days() == 1 ? "one day" : study.days() + " days");
        if (study.unmeasured() > 0) {
            line(
                    text,
                    "%,d more orders are left out: an order of their start had no mid to start from, or no price at its end.",
                    study.unmeasured());
        }
        String interval = interval(study) + " % interval";
        line(
                text,
                "%n  %-" + NAME_WIDTH + "s%10s%10s%20s%12s%8s%8s",
                "contender",
                "cost",
                "saving",
                interval,
                "detectable",
                "NW t",
                "flip p");
        for (int i = 0; i < study.contenders().size(); i++) {
            addContender(text, study, i);
        }
        line(
                text,
                "  %-" + NAME_WIDTH + "s%+10.2f%10s",
                "best possible taking, with hindsight",
                study.bestPossibleBps(),
                "bound");
        addMoves(text, study);
        addGroups(text, study);
        text.append('\n');
        study.pairs().forEach(pair -> line(text, "%s.", capital(pair.verdict().text())));
        addSnooping(text, study);
        return text.toString();
    }

    private static void addContender(StringBuilder text, StudyResult study, int contender) {
        StudyResult.Row row = study.contenders().get(contender);
        PairedComparison comparison = comparison(study, contender);
        if (contender == study.baseline()) {
            line(text, "  %-" + NAME_WIDTH + "s%+10.2f%10s", row.name(), row.mean(), "baseline");
            return;
        }
        if (comparison == null) {
            line(
                    text,
                    "  %-" + NAME_WIDTH + "s%+10.2f%10s%20s%12s%8s%8s",
                    row.name(),
                    row.mean(),
                    "refused",
                    "-",
                    "-",
                    "-",
                    "-");
            return;
        }
        line(
                text,
                "  %-" + NAME_WIDTH + "s%+10.2f%+10.2f%20s%12.2f%+8.2f%8.3f",
                row.name(),
                row.mean(),
                comparison.mean(),
                String.format(
                        Locale.ROOT,
                        "%+.2f to %+.2f",
                        comparison.interval().lower(),
                        comparison.interval().upper()),
                comparison.detectable(),
                comparison.tests().neweyWestT(),
                comparison.tests().signFlipP());
    }

    /** The savings without the market's move, at each delay of the mid after a fill. */
    private static void addMoves(StringBuilder text, StudyResult study) {
        if (study.pairs().stream().allMatch(pair -> pair.adjustment() == null)) {
            return;
        }
        line(
                text,
                "%n  %-" + NAME_WIDTH + "s%10s%8s%10s%20s%12s%31s",
                "market's move taken out",
                "move",
                "error",
                "saving",
                "interval",
                "detectable",
                "with the mid at 0 / 0.1 / 1 s");
        for (StudyResult.Pair pair : study.pairs()) {
            StudyResult.Adjustment adjustment = pair.adjustment();
            if (adjustment != null) {
                addMove(text, study.contenders().get(pair.contender()).name(), adjustment);
            }
        }
    }

    private static void addMove(StringBuilder text, String name, StudyResult.Adjustment adjustment) {
        PairedComparison adjusted = adjustment.comparison();
        String byDelay = adjustment.variate().adjustedMeans().stream()
                .map(mean -> String.format(Locale.ROOT, "%+.2f", mean))
                .collect(Collectors.joining(" / "));
        line(
                text,
                "  %-" + NAME_WIDTH + "s%+10.2f%8.2f%+10.2f%20s%12.2f%31s",
                name,
                adjustment.variate().mean(),
                adjustment.variate().standardError(),
                adjusted.mean(),
                String.format(
                        Locale.ROOT,
                        "%+.2f to %+.2f",
                        adjusted.interval().lower(),
                        adjusted.interval().upper()),
                adjusted.detectable(),
                byDelay);
    }

    private static void addGroups(StringBuilder text, StudyResult study) {
        List<StudyResult.Group> groups = study.groups();
        if (groups.size() < 2 || groups.size() > MOST_GROUPS) {
            return;
        }
        text.append(String.format(Locale.ROOT, "%n  %-" + NAME_WIDTH + "s", "mean cost of"));
        groups.forEach(group -> text.append(String.format(
                Locale.ROOT,
                "%" + GROUP_WIDTH + "s",
                group.side().name().toLowerCase(Locale.ROOT) + " " + group.qty())));
        text.append('\n');
        for (StudyResult.Row row : study.contenders()) {
            text.append(String.format(Locale.ROOT, "  %-" + NAME_WIDTH + "s", row.name()));
            groups.forEach(group ->
                    text.append(String.format(Locale.ROOT, "%+" + GROUP_WIDTH + ".2f", row.mean(group.orders()))));
            text.append('\n');
        }
    }

    private static void addSnooping(StringBuilder text, StudyResult study) {
        StudyResult.Best best = study.best();
        if (best != null && study.tried() > 1) {
            line(
                    text,
                    "That the best is better than %s by luck: p = %.3f (Hansen's SPA), %.3f (White); the best of the %d"
                            + " tried is expected to show %.2f standard errors without any merit.",
                    study.contenders().get(study.baseline()).name(),
                    best.snooping().spaP(),
                    best.snooping().realityCheckP(),
                    study.tried(),
                    best.snooping().expectedMaximum());
        }
        if (study.days() < Sampling.FEWEST_BLOCKS) {
            line(
                    text,
                    "The data has %s. Intervals and tests hold for the market of %s; other days may differ.",
                    study.days() == 1 ? "one day" : study.days() + " days",
                    study.days() == 1 ? "that day" : "those days");
        }
    }

    private static String interval(StudyResult study) {
        return study.pairs().stream()
                .map(StudyResult.Pair::comparison)
                .filter(Objects::nonNull)
                .findFirst()
                .map(comparison -> String.format(
                        Locale.ROOT, "%.0f", 100 * (1 - comparison.tests().level())))
                .orElse("95");
    }

    /** The tests of a strategy; null for the baseline and for a strategy that is refused. */
    private static @Nullable PairedComparison comparison(StudyResult study, int contender) {
        return study.pairs().stream()
                .filter(pair -> pair.contender() == contender)
                .findFirst()
                .map(StudyResult.Pair::comparison)
                .orElse(null);
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
