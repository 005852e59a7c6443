package io.slipway.fix;

import io.slipway.data.source.QtyStep;
import io.slipway.executions.OrderTags;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Message;

/** Reads fields of one message. */
final class FixFields {

    private static final Set<String> SELLS = Set.of("2", "4", "5", "6");
    private static final Set<String> BUYS = Set.of("1", "3");
    private static final String ADDED = "1";
    private static final String REMOVED = "2";
    private static final String AUCTION = "4";
    private static final String PER_UNIT = "1";
    private static final String PERCENT = "2";
    private static final long NS_PER_S = 1_000_000_000L;
    private static final int MOST_DIGITS = 9;

    /** UTC timestamps with any number of decimals, where QuickFIX/J takes none, 3, 6, 9 or 12. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyyMMdd-HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MOST_DIGITS, true)
            .toFormatter(Locale.ROOT);

    private final Message message;
    private final QtyStep step;
    private final String file;

    FixFields(Message message, QtyStep step, String file) {
        this.message = message;
        this.step = step;
        this.file = file;
    }

    /** A field of the body or the header; empty where there is none. */
    String text(int tag) {
        try {
            if (message.isSetField(tag)) {
                return message.getString(tag);
            }
            return message.getHeader().isSetField(tag) ? message.getHeader().getString(tag) : "";
        } catch (FieldNotFound e) {
            return "";
        }
    }

    boolean has(int tag) {
        return !text(tag).isEmpty();
    }

    /** A number, such as a quantity; zero where there is none. */
    BigDecimal number(int tag) {
        return has(tag) ? new BigDecimal(text(tag)) : BigDecimal.ZERO;
    }

    /** A quantity in steps; zero where there is none. */
    long steps(int tag) {
        try {
            return step.stepsOf(number(tag), file);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a quantity that is no whole number of steps, or too many: tag=" + tag + ", value=" + text(tag)
                            + ", step=" + step.size().toPlainString(),
                    e);
        }
    }

    /** A price or amount in 1e-9; null where there is none. */
    @Nullable
    Long amountE9(int tag) {
        return has(tag) ? (Long) Money.parseE9(text(tag)) : null;
    }

    /** A UTC time in ns; null where there is none. */
    @Nullable
    Long timeNs(int tag) {
        if (!has(tag)) {
            return null;
        }
        try {
            Instant time = LocalDateTime.parse(text(tag), TIME).toInstant(ZoneOffset.UTC);
            return time.getEpochSecond() * NS_PER_S + time.getNano();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: tag=" + tag + ", value=" + text(tag), e);
        }
    }

    /** Transaction time, else sending time. */
    long timeNs() {
        Long transactNs = timeNs(60);
        Long sendingNs = transactNs == null ? timeNs(52) : transactNs;
        if (sendingNs == null) {
            throw new IllegalArgumentException("no time: tags 60 and 52 are missing");
        }
        return sendingNs;
    }

    /** The side; null where it is not a buy or a sell. */
    @Nullable
    Side side() {
        String side = text(54);
        return BUYS.contains(side) ? Side.BUY : SELLS.contains(side) ? Side.SELL : null;
    }

    /** The type of an order as a tag has it; empty for types other than market, limit, stop and stop limit. */
    String orderType() {
        return switch (text(40)) {
            case "1" -> OrderTags.MARKET;
            case "2" -> OrderTags.LIMIT;
            case "3" -> OrderTags.STOP;
            case "4" -> OrderTags.STOP_LIMIT;
            default -> "";
        };
    }

    /** The time in force as a tag has it; empty for orders that rest. */
    String timeInForce() {
        return switch (text(59)) {
            case "2", "7" -> OrderTags.AT_AUCTION;
            case "3" -> OrderTags.IOC;
            case "4" -> OrderTags.FOK;
            default -> "";
        };
    }

    /** The venue of a fill: its last market, else the destination; empty where neither is there. */
    String venue() {
        return has(30) ? text(30) : text(100);
    }

    /** Last liquidity indicator, where it says added or removed. */
    @Nullable
    Liquidity liquidity() {
        String indicator = text(851);
        return indicator.equals(ADDED) ? Liquidity.MAKER : indicator.equals(REMOVED) ? Liquidity.TAKER : null;
    }

    /** True if the last liquidity indicator says auction. */
    boolean isAuction() {
        return text(851).equals(AUCTION);
    }

    /** The commission of a fill in 1e-9, that per unit or in percent rounded to it; null where there is none. */
    @Nullable
    Long feeE9(long pxE9) {
        Long commission = amountE9(12);
        if (commission == null) {
            return null;
        }
        return switch (text(13)) {
            case PER_UNIT -> rounded(BigDecimal.valueOf(commission).multiply(number(32)));
            case PERCENT ->
                rounded(BigDecimal.valueOf(pxE9)
                        .multiply(number(32))
                        .multiply(BigDecimal.valueOf(commission, 9))
                        .movePointLeft(2));
            default -> commission;
        };
    }

    private static long rounded(BigDecimal feeE9) {
        return feeE9.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
