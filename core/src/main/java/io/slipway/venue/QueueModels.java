package io.slipway.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The queue models. Each is an immutable value and may be shared. */
public final class QueueModels {

    private static final QueueModel TRADES_ONLY = new TradesOnly();
    private static final QueueModel PROPORTIONAL = new Proportional();
    private static final QueueModel LOGARITHMIC = new Logarithmic();
    private static final QueueModel EXACT = new Exact();

    private static final List<ModelDefinition<QueueModel>> WITHOUT_NUMBER = List.of(
            new ModelDefinition<>("trades-only", "cancelled shares were behind, as long as there are any", TRADES_ONLY),
            new ModelDefinition<>("proportional", "cancels in proportion to the shares ahead and behind", PROPORTIONAL),
            new ModelDefinition<>("logarithmic", "cancels in proportion to the logarithms of both", LOGARITHMIC),
            new ModelDefinition<>("exact", "the place that order-level data give", EXACT));

    private static final List<String> FORMS =
            List.of("trades-only", "proportional", "power:N", "logarithmic", "pro-rata:MINIMUM", "exact");

    private QueueModels() {}

    /**
     * First in, first out; every cancelled share was behind the order as long as there are shares behind it. This is the
     * pessimistic bound.
     */
    public static QueueModel tradesOnly() {
        return TRADES_ONLY;
    }

    /** Cancels come from ahead and behind in proportion to what stands there. */
    public static QueueModel proportional() {
        return PROPORTIONAL;
    }

    /**
     * A cancel came from behind with probability {@code behind^n / (behind^n + ahead^n)}.
     *
     * @param exponent {@code n}, positive; 1 is proportional for small cancels, more favours the longer part
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public static QueueModel power(double exponent) {
        return new Power(exponent);
    }

    /** A cancel came from behind with probability {@code log(1 + behind) / (log(1 + behind) + log(1 + ahead))}. */
    public static QueueModel logarithmic() {
        return LOGARITHMIC;
    }

    /**
     * Pro-rata: a trade is divided over all orders at its price in proportion to their size. The order's part is rounded down
     * to whole shares and is zero below {@code minimum}.
     *
     * @throws IllegalArgumentException if the minimum is not positive
     */
    public static QueueModel proRata(long minimum) {
        return new ProRata(minimum);
    }

    /** First in, first out with the exact queue position; for order-level data only. */
    public static QueueModel exact() {
        return EXACT;
    }

    /** The models that take no number, by the names that {@link #parse} understands. */
    public static List<ModelDefinition<QueueModel>> withoutNumber() {
        return WITHOUT_NUMBER;
    }

    /** A model that prints as {@code name}, so that results of every run name it alike. */
    public static QueueModel named(String name, QueueModel model) {
        return model.toString().equals(name) ? model : new Named(name, model);
    }

    /**
     * The model of a name: {@code trades-only}, {@code proportional}, {@code power:N}, {@code logarithmic},
     * {@code pro-rata:MINIMUM} or {@code exact}.
     *
     * @throws IllegalArgumentException if there is none, or its number is not valid
     */
    public static QueueModel parse(String text) {
        Optional<QueueModel> known = WITHOUT_NUMBER.stream()
                .filter(each -> each.name().equals(text))
                .map(ModelDefinition::model)
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        String[] parts = text.split(":", 2);
        boolean plain = parts.length == 1;
        if (!plain && parts[0].equals("power")) {
            return number(text, () -> power(Double.parseDouble(parts[1])));
        } else if (!plain && parts[0].equals("pro-rata")) {
            return number(text, () -> proRata(Long.parseLong(parts[1])));
        }
        throw unknown(text, Set.of());
    }

    /**
     * The fault of a name that no model has.
     *
     * @param more names of models of plug-ins, beside which these may stand too
     */
    public static IllegalArgumentException unknown(String text, Set<String> more) {
        List<String> all = new ArrayList<>(FORMS.subList(0, FORMS.size() - 1));
        new TreeSet<>(more).stream().filter(name -> !isName(name)).forEach(all::add);
        return new IllegalArgumentException("unknown queue model: name=" + text + ", expected " + String.join(", ", all)
                + " or " + FORMS.get(FORMS.size() - 1));
    }

    /** The names that {@link #parse} understands, with the word for a number behind the colon where they take one. */
    public static List<String> forms() {
        return FORMS;
    }

    /** True if {@code name}, with or without a number behind a colon, is that of one of these models. */
    public static boolean isName(String name) {
        return FORMS.stream().anyMatch(form -> word(form).equals(word(name)));
    }

    private static String word(String form) {
        return form.split(":", 2)[0];
    }

    private static QueueModel number(String text, Supplier<QueueModel> model) {
        try {
            return model.get();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number after the colon: value=" + text, e);
        }
    }

    private record Named(String name, QueueModel model) implements QueueModel {

        @Override
        public boolean isExact() {
            return model.isExact();
        }

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            return model.aheadAfterCancel(ahead, behind, cancelled);
        }

        @Override
        public long filledBy(long size, double ahead, long displayed, long open) {
            return model.filledBy(size, ahead, displayed, open);
        }

        @Override
        public void requireData(boolean namesOrders) {
            model.requireData(namesOrders);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record TradesOnly() implements QueueModel {

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            return Math.min(ahead, Math.max(0, ahead + behind - cancelled));
        }

        @Override
        public String toString() {
            return "trades-only";
        }
    }

    private record Proportional() implements QueueModel {

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            return ahead - cancelled * ahead / (ahead + behind);
        }

        @Override
        public String toString() {
            return "proportional";
        }
    }

    private record Power(double exponent) implements QueueModel {

        Power {
            if (!(exponent > 0) || Double.isInfinite(exponent)) {
                throw new IllegalArgumentException("the exponent of a power queue is positive: exponent=" + exponent);
            }
        }

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            double weightAhead = StrictMath.pow(ahead, exponent);
            double weightBehind = StrictMath.pow(behind, exponent);
            double weight = weightAhead + weightBehind;
            if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
                return expected(ahead, behind, cancelled, weightAhead, weightBehind);
            }
            // Powers out of the range of a double: those of the ratios to the longer part have the same proportion.
            double longer = Math.max(Math.max(ahead, behind), Double.MIN_NORMAL);
            return expected(
                    ahead,
                    behind,
                    cancelled,
                    StrictMath.pow(ahead / longer, exponent),
                    StrictMath.pow(behind / longer, exponent));
        }

        @Override
        public String toString() {
            return "power:" + exponent;
        }
    }

    private record Logarithmic() implements QueueModel {

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            return expected(ahead, behind, cancelled, StrictMath.log1p(ahead), StrictMath.log1p(behind));
        }

        @Override
        public String toString() {
            return "logarithmic";
        }
    }

    private record Exact() implements QueueModel {

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            return TRADES_ONLY.aheadAfterCancel(ahead, behind, cancelled);
        }

        @Override
        public String toString() {
            return "exact";
        }
    }

    private static double expected(
            double ahead, double behind, long cancelled, double weightAhead, double weightBehind) {
        double weight = weightAhead + weightBehind;
        double fromAhead = weight == 0 ? 0 : cancelled * weightAhead / weight;
        double atLeast = Math.max(0, cancelled - behind);
        return Math.max(0, ahead - Math.min((double) cancelled, Math.max(fromAhead, atLeast)));
    }

    private record ProRata(long minimum) implements QueueModel {

        ProRata {
            if (minimum <= 0) {
                throw new IllegalArgumentException("the smallest part of a trade is positive: minimum=" + minimum);
            }
        }

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            return TRADES_ONLY.aheadAfterCancel(ahead, behind, cancelled);
        }

        @Override
        public long filledBy(long size, double ahead, long displayed, long open) {
            long part = (long) ((double) size * open / (displayed + open));
            return part < minimum ? 0 : Math.min(size, part);
        }

        @Override
        public String toString() {
            return "pro-rata:" + minimum;
        }
    }
}
