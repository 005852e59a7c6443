import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Orders and fills of three brokers whose bias is known, with the market data of them, and a check of what {@code slipway tca} found.
 *
 * <pre>
 *   OwnFills make DIR SYMBOLS DAYS     writes orders.csv, fills.csv, expected.csv and market/SYMBOL.csv
 *   OwnFills check DIR RESULT          compares RESULT/tca.json with expected.csv to the last unit
 * </pre>
 *
 * Each symbol has ten orders a day, each order twenty fills. Prompt takes at the best of three venues from the arrival on, Late does so
 * from thirty seconds after it, and Fixed takes at one venue from the arrival on, be it the best or not. The sums in expected.csv are
 * integers that are added up while the files are written; nothing of Slipway is used.
 */
final class OwnFills {

    private static final int[] PUBLISHERS = {2, 43, 9};
    private static final String[] MICS = {"XNAS", "ARCX", "XNYS"};
    private static final String[] BROKERS = {"Prompt", "Late", "Fixed"};
    private static final int FIXED_VENUE = 1;
    private static final int QUOTES = 400;
    private static final int ORDERS = 10;
    private static final int FILLS = 20;
    private static final long LATE_NS = 30_000_000_000L;
    private static final long CENT = 10_000_000L;
    private static final long FEE_E9 = 3_000_000L;
    private static final long OPEN_NS = 14L * 3_600_000_000_000L;
    private static final long EVERY_NS = 18_000_000_000L;
    private static final String HEAD =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,"
                    + "ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";

    /** Sums over the orders of one broker, or of all. */
    private static final class Sums {
        private long orders;
        private long qty;
        private long outsideQty;
        private BigInteger twiceShortfallE9 = BigInteger.ZERO;
        private BigInteger feesE9 = BigInteger.ZERO;
    }

    private final Map<String, Sums> sums = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(42);

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 4 && arguments[0].equals("make")) {
            new OwnFills().make(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        } else if (arguments.length == 3 && arguments[0].equals("check")) {
            check(Path.of(arguments[1]), Path.of(arguments[2]));
        } else {
            System.err.println("OwnFills make DIR SYMBOLS DAYS | check DIR RESULT");
            System.exit(2);
        }
    }

    private void make(Path folder, int symbols, int days) throws IOException {
        Files.createDirectories(folder.resolve("market"));
        try (BufferedWriter orders = Files.newBufferedWriter(folder.resolve("orders.csv"));
                BufferedWriter fills = Files.newBufferedWriter(folder.resolve("fills.csv"))) {
            orders.write("order_id,symbol,side,qty,arrival_time,end_time,broker\n");
            fills.write("exec_id,order_id,time,venue,symbol,side,qty,price,fee,liquidity\n");
            for (int symbol = 0; symbol < symbols; symbol++) {
                String name = String.format(Locale.ROOT, "S%03d", symbol);
                try (BufferedWriter market =
                        Files.newBufferedWriter(folder.resolve("market").resolve(name + ".csv"))) {
                    market.write(HEAD);
                    LocalDate day = LocalDate.of(2024, 8, 1);
                    for (int i = 0; i < days; i++) {
                        day(name, day, market, orders, fills);
                        do {
                            day = day.plusDays(1);
                        } while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
                    }
                }
            }
        }
        List<String> expected = new ArrayList<>(List.of("broker,orders,qty,outside_qty,shortfall,fees"));
        sums.forEach((broker, sum) -> expected.add(String.join(
                ",",
                broker,
                Long.toString(sum.orders),
                Long.toString(sum.qty),
                Long.toString(sum.outsideQty),
                new BigDecimal(sum.twiceShortfallE9, 9)
                        .divide(BigDecimal.valueOf(2))
                        .toPlainString(),
                new BigDecimal(sum.feesE9, 9).toPlainString())));
        Files.write(folder.resolve("expected.csv"), expected);
    }

    /** Bids and asks of each venue from each quote on. */
    private void day(String symbol, LocalDate date, BufferedWriter market, BufferedWriter orders, BufferedWriter fills)
            throws IOException {
        long openNs = date.toEpochDay() * 86_400_000_000_000L + OPEN_NS;
        long[][] bids = new long[QUOTES][];
        long[][] asks = new long[QUOTES][];
        long bid = (2_000 + random.nextInt(20_000)) * CENT;
        for (int k = 0; k < QUOTES; k++) {
            bid = Math.max(500 * CENT, bid + (random.nextInt(3) - 1) * CENT);
            bids[k] = k == 0 ? new long[3] : bids[k - 1].clone();
            asks[k] = k == 0 ? new long[3] : asks[k - 1].clone();
            for (int venue = 0; venue < 3; venue++) {
                if (k == 0 || venue == k % 3) {
                    bids[k][venue] = bid - random.nextInt(2) * CENT;
                    asks[k][venue] = bid + (3 + random.nextInt(3)) * CENT; // above each bid of the last two quotes
                    quote(
                            market,
                            symbol,
                            openNs + k * EVERY_NS + (k == 0 ? venue - 2 : 0),
                            venue,
                            bids[k][venue],
                            asks[k][venue]);
                }
            }
        }
        for (int n = 0; n < ORDERS; n++) {
            order(symbol + date + "-" + n, symbol, openNs, new long[][][] {bids, asks}, orders, fills);
        }
    }

    private void quote(BufferedWriter out, String symbol, long ns, int venue, long bid, long ask) throws IOException {
        String time = time(ns);
        out.write(time + "," + time + ",1," + PUBLISHERS[venue] + ",1,A,B,0," + px(bid) + ",300,130,0,0," + px(bid)
                + "," + px(ask) + ",300,300,1,1," + symbol + "\n");
    }

    private void order(
            String id, String symbol, long openNs, long[][][] books, BufferedWriter orders, BufferedWriter fills)
            throws IOException {
        int broker = random.nextInt(3);
        boolean buys = random.nextBoolean();
        int sign = buys ? 1 : -1;
        long arrivalNs = openNs + 60_000_000_000L + random.nextLong((QUOTES - 20) * EVERY_NS) + 1;
        long endNs = arrivalNs + 120_000_000_000L;
        long qty = 100L * (1 + random.nextInt(5));
        long twiceMid = best(books[0], arrivalNs, openNs, true) + best(books[1], arrivalNs, openNs, false);
        String side = buys ? "buy" : "sell";
        orders.write(String.join(",", id, symbol, side, "" + qty * FILLS, time(arrivalNs), time(endNs), BROKERS[broker])
                + "\n");
        for (String name : List.of("all", BROKERS[broker])) {
            sums.computeIfAbsent(name, any -> new Sums()).orders++;
        }
        for (int i = 0; i < FILLS; i++) {
            long ns = arrivalNs + (broker == 1 ? LATE_NS : 0) + i * 3_000_000_000L;
            int venue = broker == 2 ? FIXED_VENUE : bestVenue(buys ? books[1] : books[0], ns, openNs, !buys);
            long px = (buys ? books[1] : books[0])[place(ns, openNs)][venue];
            long far = best(buys ? books[1] : books[0], ns, openNs, !buys);
            fills.write(String.join(
                            ",",
                            id + "-" + i,
                            id,
                            time(ns),
                            MICS[venue],
                            symbol,
                            side,
                            "" + qty,
                            px(px),
                            new BigDecimal(BigInteger.valueOf(FEE_E9 * qty), 9).toPlainString(),
                            "taker")
                    + "\n");
            for (String name : List.of("all", BROKERS[broker])) {
                Sums sum = sums.get(name);
                sum.qty += qty;
                sum.outsideQty += sign * (px - far) > 0 ? qty : 0;
                sum.feesE9 = sum.feesE9.add(BigInteger.valueOf(FEE_E9 * qty));
                sum.twiceShortfallE9 = sum.twiceShortfallE9
                        .add(BigInteger.valueOf(sign * (2 * px - twiceMid)).multiply(BigInteger.valueOf(qty)))
                        .add(BigInteger.valueOf(2 * FEE_E9 * qty));
            }
        }
    }

    private static int place(long ns, long openNs) {
        return (int) Math.min(QUOTES - 1, (ns - 1 - openNs) / EVERY_NS);
    }

    private static int bestVenue(long[][] book, long ns, long openNs, boolean highest) {
        long[] prices = book[place(ns, openNs)];
        int found = 0;
        for (int venue = 1; venue < prices.length; venue++) {
            found = highest
                    ? prices[venue] > prices[found] ? venue : found
                    : prices[venue] < prices[found] ? venue : found;
        }
        return found;
    }

    private static long best(long[][] book, long ns, long openNs, boolean highest) {
        return book[place(ns, openNs)][bestVenue(book, ns, openNs, highest)];
    }

    private static String px(long pxE9) {
        return BigDecimal.valueOf(pxE9, 9).setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String time(long ns) {
        return Instant.ofEpochSecond(ns / 1_000_000_000L, ns % 1_000_000_000L).toString();
    }

    private static void check(Path folder, Path result) throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, Object> tca = (Map<String, Object>) Json.read(Files.readString(result.resolve("tca.json")));
        Map<String, Map<String, Object>> found = new TreeMap<>();
        found.put("all", object(tca.get("all")));
        for (Object group : (List<?>) tca.get("groups")) {
            if ("broker".equals(object(group).get("dimension"))) {
                found.put((String) object(group).get("value"), object(group));
            }
        }
        int wrong = 0;
        for (String line : Files.readAllLines(folder.resolve("expected.csv")).subList(1, sizeOf(folder))) {
            String[] cells = line.split(",");
            Map<String, Object> own = found.get(cells[0]);
            for (String[] pair : new String[][] {
                {"orders", cells[1]}, {"filled_qty", cells[2]}, {"shortfall", cells[4]}, {"fees", cells[5]}
            }) {
                boolean equal = own != null
                        && new BigDecimal(String.valueOf(own.get(pair[0]))).compareTo(new BigDecimal(pair[1])) == 0;
                if (!equal) {
                    wrong++;
                    System.err.println(cells[0] + " " + pair[0] + ": " + (own == null ? "none" : own.get(pair[0]))
                            + ", expected " + pair[1]);
                }
            }
        }
        System.out.println(wrong == 0 ? "all sums are as expected, to the last unit" : wrong + " sums differ");
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static int sizeOf(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("expected.csv")).size();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
