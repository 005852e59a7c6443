package io.slipway.data.venue;

import io.slipway.market.PrintKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sale conditions of the US consolidated tapes by plan and date, from the resource {@code sale_conditions.csv}, which names its
 * sources.
 *
 * <pre>{@code
 * Day day = SaleConditions.load().on(LocalDate.of(2024, 8, 1));
 * day.kindOf('B', Plan.CTA);  // AVERAGE_PRICE
 * day.kindOf('B', Plan.UTP);  // BUNCHED
 * }</pre>
 *
 * <p>Immutable.
 */
public final class SaleConditions {

    private static final int CODES = 128;

    /** The plan that a trade was reported under. */
    public enum Plan {
        /** Stocks listed at NYSE (tape A) and at all other exchanges but Nasdaq (tape B). */
        CTA,
        /** Stocks listed at Nasdaq (tape C). */
        UTP,
        /** The data do not say it. */
        UNKNOWN;

        /** The plan of the letter in TAQ's column of the source: C for CTA, N for UTP. */
        public static Plan ofSource(int letter) {
            return switch (letter) {
                case 'C' -> CTA;
                case 'N' -> UTP;
                default -> UNKNOWN;
            };
        }
    }

    private record Condition(int code, boolean cta, boolean utp, PrintKind kind, LocalDate from, LocalDate until) {

        boolean isOn(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(until);
        }
    }

    /** Reads the table once, when it is first needed. */
    private static final class Loaded {

        static final SaleConditions TABLE = parse();
    }

    private final List<Condition> conditions;

    private SaleConditions(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** The shipped table. */
    public static SaleConditions load() {
        return Loaded.TABLE;
    }

    /** The table as it holds on a day. */
    public Day on(LocalDate date) {
        Day day = new Day();
        for (Condition each : conditions) {
            if (each.isOn(date)) {
                day.add(each);
            }
        }
        return day;
    }

    /** The table for rows in the order of their time, each by the meaning of its own day in New York. Not thread-safe. */
    public static final class Reading {

        /** Trading in New York ends at 20:00 there, which is at most 01:00 of the next day in UTC. */
        private static final long DAY_SHIFT_NS = 5L * 3600 * 1_000_000_000L;

        private static final long DAY_NS = 24L * 3600 * 1_000_000_000L;

        private final SaleConditions table = load();
        private long epochDay = Long.MIN_VALUE;
        private Day day = table.on(LocalDate.EPOCH);

        /** The kind of a condition at a time, as {@link Day#kindOf} tells it. */
        public PrintKind kindOf(int code, Plan plan, long timeNs) {
            long today = Math.floorDiv(timeNs - DAY_SHIFT_NS, DAY_NS);
            if (today != epochDay) {
                epochDay = today;
                day = table.on(LocalDate.ofEpochDay(today));
            }
            return day.kindOf(code, plan);
        }
    }

    private static SaleConditions parse() {
        List<Condition> conditions = new ArrayList<>();
        for (ReferenceTable.Row row :
                ReferenceTable.ofResource("sale_conditions.csv").rows()) {
            String plan = row.text("plan");
            String kind = row.text("kind");
            conditions.add(new Condition(
                    row.text("code").charAt(0),
                    !plan.equals("UTP"),
                    !plan.equals("CTA"),
                    PrintKind.ofKey(kind)
                            .orElseThrow(() -> row.fault("kind", "unknown kind", kind, "one of PrintKind's keys")),
                    row.optionalDate("from").orElse(LocalDate.MIN),
                    row.optionalDate("until").orElse(LocalDate.MAX)));
        }
        return new SaleConditions(List.copyOf(conditions));
    }

    /** The conditions of one day. */
    public static final class Day {

        private final PrintKind[] cta = new PrintKind[CODES];
        private final PrintKind[] utp = new PrintKind[CODES];

        private Day() {
            Arrays.fill(cta, PrintKind.UNKNOWN);
            Arrays.fill(utp, PrintKind.UNKNOWN);
            cta[' '] = PrintKind.REGULAR;
            utp[' '] = PrintKind.REGULAR;
        }

        private void add(Condition condition) {
            if (condition.cta()) {
                cta[condition.code()] = condition.kind();
            }
            if (condition.utp()) {
                utp[condition.code()] = condition.kind();
            }
        }

        /**
         * The kind of a condition: {@link PrintKind#UNKNOWN} for one that the table does not have. Where the plan is not known and
         * the plans differ, the kind that counts for less.
         */
        public PrintKind kindOf(int code, Plan plan) {
            if (code < 0 || code >= CODES) {
                return PrintKind.UNKNOWN;
            }
            return switch (plan) {
                case CTA -> cta[code];
                case UTP -> utp[code];
                case UNKNOWN -> known(cta[code], utp[code]);
            };
        }

        private static PrintKind known(PrintKind one, PrintKind other) {
            if (one == PrintKind.UNKNOWN || other == PrintKind.UNKNOWN) {
                return one == PrintKind.UNKNOWN ? other : one;
            }
            return one.strictest(other);
        }
    }
}
