package io.slipway.config.file;

import io.slipway.data.venue.VenueNames;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTier;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import io.slipway.text.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads schedules of fees from YAML. Every fault is a {@link ConfigException} that names file and path. */
final class FeeFile {

    private static final String VENUES = "venues";
    private static final String SCHEDULES = "schedules";
    /** The most that is paid at prices below 1, as a part of the price. */
    private static final String MOST_BELOW_ONE = "most_below_one";
    /** Volume of a month from which a tier applies. */
    private static final String BY_SHARES = "from_shares";
    /** Amount of the 30 days before from which a tier applies. */
    private static final String BY_NOTIONAL = "from_notional";

    private static final Set<String> SCHEDULE_KEYS =
            keys("from take rebate month_to_date notional_30d tiers source as_of grade");
    private static final Set<String> TIER_KEYS = keys("from_shares from_notional take rebate");
    /** Grades of rates that nobody has read in the venue's own words, or in a copy of them. */
    private static final Set<String> UNVERIFIED = Set.of("reported", "memory");

    private static final long MAX_VOLUME = 1_000_000_000_000_000L;
    private static final int LARGEST_ID = 0xFFFF;

    private FeeFile() {}

    /** The schedules of each venue, by the venue's name in the file, in the order of their dates. */
    static Map<String, List<DatedFees>> venues(YamlNode root) {
        YamlNode venues = root.allowing(keys(VENUES + " " + MOST_BELOW_ONE)).map(VENUES);
        long mostBelowOneE9 = root.value(MOST_BELOW_ONE, FeeFile::partOfPrice).orElse(FeeSchedule.NO_BOUND);
        if (venues.keys().isEmpty()) {
            throw root.faultAt(VENUES, "missing", "expected schedules by venue");
        }
        Map<String, List<DatedFees>> byVenue = new LinkedHashMap<>();
        for (String venue : venues.keys()) {
            if (!isVenue(venue)) {
                throw venues.faultAt(
                        venue,
                        "unknown venue",
                        "expected a market identifier code such as XNAS, the name of a crypto exchange or a publisher id");
            }
            byVenue.put(venue, schedules(venues.map(venue).allowing(keys(SCHEDULES)), mostBelowOneE9));
        }
        return byVenue;
    }

    private static boolean isVenue(String text) {
        return text.matches("0|[1-9][0-9]{0,4}")
                ? Integer.parseInt(text) <= LARGEST_ID
                : VenueNames.load().publisherOf(text).isPresent();
    }

    private static long partOfPrice(String text) {
        FeeRate rate = Units.parseFee(text);
        if (rate.perShareE9() != 0 || rate.ofNotionalE9() < 0) {
            throw new IllegalArgumentException(
                    "not a part of the price: value=" + text + ", expected one such as 30bps");
        }
        return rate.ofNotionalE9();
    }

    private static List<DatedFees> schedules(YamlNode venue, long mostBelowOneE9) {
        List<DatedFees> schedules = new ArrayList<>();
        for (YamlNode node : venue.maps(SCHEDULES)) {
            DatedFees fees = dated(node.allowing(SCHEDULE_KEYS), mostBelowOneE9);
            if (!schedules.isEmpty()) {
                LocalDate before = schedules.get(schedules.size() - 1).from();
                if (!fees.from().isAfter(before)) {
                    throw node.faultAt(
                            "from",
                            "not after the schedule before it: value=" + fees.from(),
                            "expected after " + before);
                }
            }
            schedules.add(fees);
        }
        if (schedules.isEmpty()) {
            throw venue.faultAt(SCHEDULES, "missing", "expected one or more");
        }
        return List.copyOf(schedules);
    }

    private static DatedFees dated(YamlNode node, long mostBelowOneE9) {
        LocalDate from = node.required("from", FeeFile::date, "expected a date such as 2024-11-01");
        FeeRate take = node.required("take", Units::parseFee, "expected a fee such as 0.3c");
        FeeRate rebate = node.required("rebate", Units::parseFee, "expected a rebate such as 0.2c");
        List<YamlNode> nodes = node.maps("tiers").stream()
                .map(tier -> tier.allowing(TIER_KEYS))
                .toList();
        boolean byNotional = nodes.stream().anyMatch(tier -> tier.has(BY_NOTIONAL));
        String volume = byNotional ? BY_NOTIONAL : BY_SHARES;
        List<FeeTier> tiers = new ArrayList<>(List.of(new FeeTier(0, take, rebate)));
        for (YamlNode tier : nodes) {
            tiers.add(tier(tier, volume, tiers.get(tiers.size() - 1)));
        }
        FeeSchedule schedule = byNotional
                ? ofNotional(node, tiers)
                : new FeeSchedule(traded(node, "month_to_date", "notional_30d"), tiers);
        return new DatedFees(from, schedule.withMostBelowOne(mostBelowOneE9), source(node), isUnverified(node));
    }

    /**
     * The rates of one tier: exchanges choose it once a day by the notional of the 30 days before, so the order itself does not
     * change it.
     */
    private static FeeSchedule ofNotional(YamlNode node, List<FeeTier> tiers) {
        long notional = traded(node, "notional_30d", "month_to_date");
        FeeTier reached = tiers.get(0);
        for (FeeTier tier : tiers) {
            reached = tier.fromQty() <= notional ? tier : reached;
        }
        return FeeSchedule.of(reached.take(), reached.rebate());
    }

    /** The volume before the order under its key; the key of the other kind of tiers would have no effect. */
    private static long traded(YamlNode node, String key, String other) {
        if (node.has(other)) {
            throw node.faultAt(
                    other,
                    "without tiers that count it",
                    "expected tiers with " + (key.equals("notional_30d") ? BY_SHARES : BY_NOTIONAL));
        }
        return node.value(key, text -> Units.parseWhole(text, 0, MAX_VOLUME)).orElse(0L);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a date: value=" + text + ", expected one such as 2024-11-01", e);
        }
    }

    /** A tier whose rates are, where it does not say them, those of the tier before. */
    private static FeeTier tier(YamlNode node, String volume, FeeTier before) {
        if (node.has(BY_SHARES) && volume.equals(BY_NOTIONAL)) {
            throw node.faultAt(BY_SHARES, "tiers of two kinds", "expected from_notional in all of them");
        }
        long fromQty = node.required(
                volume,
                text -> Units.parseWhole(text, 0, MAX_VOLUME),
                volume.equals(BY_SHARES) ? "expected a volume in shares" : "expected an amount of the quote currency");
        if (fromQty <= before.fromQty()) {
            throw node.faultAt(
                    volume, "not above the tier before it: value=" + fromQty, "expected more than " + before.fromQty());
        }
        if (!node.has("take") && !node.has("rebate")) {
            throw node.fault("a tier that changes nothing", "expected take, rebate or both");
        }
        return new FeeTier(
                fromQty,
                node.value("take", Units::parseFee).orElse(before.take()),
                node.value("rebate", Units::parseFee).orElse(before.rebate()));
    }

    private static boolean isUnverified(YamlNode node) {
        return node.text("grade").filter(UNVERIFIED::contains).isPresent();
    }

    /** Grade and name of the source. */
    private static String source(YamlNode node) {
        String source = node.text("source").orElse("");
        String asOf = node.text("as_of").map(text -> " (" + text + ")").orElse("");
        return node.text("grade").map(grade -> grade + ": ").orElse("") + source + asOf;
    }

    private static Set<String> keys(String text) {
        return new LinkedHashSet<>(List.of(text.split(" ", -1)));
    }
}
