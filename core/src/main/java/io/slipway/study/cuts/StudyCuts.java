package io.slipway.study.cuts;

import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.stats.BlockedMean;
import io.slipway.stats.Differences;
import io.slipway.stats.HolmCorrection;
import io.slipway.stats.Sampling;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyResult;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The savings of each strategy in parts of the orders: by size, side, hour and day of the start, and by the spread and the volatility
 * that are known then. P values are adjusted for all parts and strategies that were looked at (Holm).
 */
public final class StudyCuts {

    /** Properties that orders are parted by. */
    public enum Dimension {
        SIZE,
        SIDE,
        HOUR,
        DAY,
        /** Best offer less best bid at the start, in bps of the mid. */
        SPREAD,
        /** Standard deviation of the mid over one hour in bps, from its moves between the starts of the day until this one. */
        VOLATILITY;

        /** Name in files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The orders of one value.
     *
     * @param dimension the property
     * @param value its value: a quantity, buy or sell, an hour such as 09:00, a day as YYYY-MM-DD, a range such as 1 to 2 bps
     * @param orders their indices among the orders of the study
     * @param savings one for each strategy that was compared with the baseline
     */
    public record Cut(Dimension dimension, String value, List<Integer> orders, List<Saving> savings) {}

    /**
     * The saving of a strategy over the orders of one value.
     *
     * @param strategy index of the strategy
     * @param mean mean saving with its interval; empty with fewer than two draws
     * @param adjustedP p value adjusted for all that was looked at; 1 where nothing is tested
     */
    public record Saving(int strategy, Optional<BlockedMean> mean, double adjustedP) {

        /** True if the mean differs from zero at a level, the looks taken into account. */
        public boolean isShown(double level) {
            return adjustedP < level;
        }
    }

    private final StudyResult study;
    private final ZoneId zone;
    private final Instrument instrument;
    private final int[] draws;
    private final MarketAtStart market;

    private StudyCuts(StudyResult study, ZoneId zone, Instrument instrument) {
        this.study = study;
        this.zone = zone;
        this.instrument = instrument;
        int[] clusters = study.method().clusters();
        draws = new int[study.orders().size()];
        Arrays.setAll(
                draws,
                i -> clusters.length > 0 ? clusters[i] : i / study.method().ordersPerStart());
        market = new MarketAtStart(study, this::day);
    }

    /**
     * The parts of a study's orders; a property of which all orders have one value is left out. Orders whose spread or volatility is
     * not known are in no part of it.
     *
     * @param zone of hours and days
     * @param instrument whose steps the quantities of the orders are
     */
    public static List<Cut> of(StudyResult study, ZoneId zone, Instrument instrument) {
        StudyCuts cuts = new StudyCuts(study, zone, instrument);
        List<Cut> all = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            all.addAll(cuts.by(dimension));
        }
        return adjusted(all);
    }

    private List<Cut> by(Dimension dimension) {
        TreeMap<String, List<Integer>> byKey = new TreeMap<>();
        for (int i = 0; i < study.orders().size(); i++) {
            if (isKnown(dimension, i)) {
                byKey.computeIfAbsent(key(dimension, i), key -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Cut> cuts = new ArrayList<>();
        if (byKey.size() > 1) {
            byKey.values().forEach(orders -> cuts.add(cut(dimension, orders)));
        }
        return cuts;
    }

    private Cut cut(Dimension dimension, List<Integer> orders) {
        List<Saving> savings = study.compared().stream()
                .map(pair -> new Saving(pair.strategy(), mean(orders, pair.strategy()), 1))
                .toList();
        return new Cut(dimension, value(dimension, orders.get(0)), List.copyOf(orders), savings);
    }

    /** A text by which the values of a property are in order. */
    private String key(Dimension dimension, int order) {
        return switch (dimension) {
            case SIZE -> padded(study.orders().get(order).qty());
            case SPREAD -> padded(market.spread(order));
            case VOLATILITY -> padded(market.volatility(order));
            case SIDE, HOUR, DAY -> value(dimension, order);
        };
    }

    private static String padded(long number) {
        return String.format(Locale.ROOT, "%020d", number);
    }

    private boolean isKnown(Dimension dimension, int order) {
        return switch (dimension) {
            case SPREAD -> market.spread(order) >= 0;
            case VOLATILITY -> market.volatility(order) >= 0;
            case SIZE, SIDE, HOUR, DAY -> true;
        };
    }

    private String value(Dimension dimension, int order) {
        ParentOrder parent = study.orders().get(order);
        return switch (dimension) {
            case SIZE -> instrument.qty(parent.qty()).toPlainString();
            case SIDE -> parent.side().name().toLowerCase(Locale.ROOT);
            case HOUR -> String.format(Locale.ROOT, "%02d:00", local(parent).getHour());
            case DAY -> day(order);
            case SPREAD -> MarketAtStart.spreadName(market.spread(order));
            case VOLATILITY -> MarketAtStart.volatilityName(market.volatility(order));
        };
    }

    private String day(int order) {
        StudyPanel.Labels labels = study.method().labels();
        return labels == null
                ? local(study.orders().get(order)).toLocalDate().toString()
                : labels.days().get(order);
    }

    private ZonedDateTime local(ParentOrder order) {
        return Instant.ofEpochSecond(0, order.startNs()).atZone(zone);
    }

    /** Draws are those of the study: means over the orders of one start, or of one day where its orders share a market. */
    private Optional<BlockedMean> mean(List<Integer> orders, int strategy) {
        int[] own = orders.stream().mapToInt(order -> draws[order]).toArray();
        if (Arrays.stream(own).distinct().count() < 2) {
            return Optional.empty();
        }
        double[] savings = orders.stream()
                .mapToDouble(order ->
                        study.strategies().get(study.baseline()).costsBps().get(order)
                                - study.strategies().get(strategy).costsBps().get(order))
                .toArray();
        Sampling all = study.method().sampling();
        int days = (int) orders.stream().map(this::day).distinct().count();
        Sampling sampling =
                new Sampling(all.overlap(), Math.min(days, all.days()), all.level(), all.seed(), all.draw());
        return Optional.of(BlockedMean.of(Differences.ofClusters(savings, own), sampling));
    }

    private static List<Cut> adjusted(List<Cut> cuts) {
        List<Double> p = cuts.stream()
                .flatMap(cut -> cut.savings().stream())
                .flatMap(saving -> saving.mean().filter(BlockedMean::isTested).stream())
                .map(BlockedMean::p)
                .toList();
        List<Double> adjusted = HolmCorrection.adjusted(p);
        List<Cut> all = new ArrayList<>();
        int next = 0;
        for (Cut cut : cuts) {
            List<Saving> savings = new ArrayList<>();
            for (Saving saving : cut.savings()) {
                boolean isTested = saving.mean().filter(BlockedMean::isTested).isPresent();
                savings.add(isTested ? new Saving(saving.strategy(), saving.mean(), adjusted.get(next++)) : saving);
            }
            all.add(new Cut(cut.dimension(), cut.value(), cut.orders(), List.copyOf(savings)));
        }
        return all;
    }
}
