package io.slipway.app.run;

import io.slipway.calendar.Hours;
import io.slipway.calendar.Session;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.config.OrderSettings;
import io.slipway.config.PretradeSettings;
import io.slipway.config.Settings;
import io.slipway.config.StudySettings;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.store.TapeStore;
import io.slipway.engine.Backtest;
import io.slipway.engine.RunSpec;
import io.slipway.market.MarketDataException;
import io.slipway.model.ParentOrder;
import io.slipway.model.caps.FeeDoubts;
import io.slipway.pretrade.DayReach;
import io.slipway.pretrade.PastDay;
import io.slipway.publish.PretradeFile;
import io.slipway.publish.values.FeeValues;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Trait;
import io.slipway.study.EarlyStarts;
import io.slipway.study.StudyDays;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works an order in the same window of each past day and writes what it cost. */
public final class PretradePipeline {

    /** Data of a day that begin this much after the window does, do not cover it. */
    private static final long SILENCE_NS = 60_000_000_000L;

    private final RunConfig config;
    private final Settings settings;
    private final TapeStore store;
    private final List<PastDay> days = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> earlyDays = new ArrayList<>();
    private final List<String> haltedDays = new ArrayList<>();
    private final List<String> interruptedDays = new ArrayList<>();
    private FeeDoubts feeDoubts = FeeDoubts.NONE;

    /** Works by the settings of a run. A store keeps the market data that is decoded. */
    public PretradePipeline(RunConfig config, TapeStore store) {
        this.config = config;
        this.store = store;
        settings = config.settings();
    }

    /**
     * Reads the data, works the orders and writes the result into a directory.
     *
     * @throws MarketDataException if no day covers the window
     * @throws io.slipway.text.ConfigException if the file of the impact has no fit
     */
    public void write(Path directory) throws IOException {
        Optional<GivenImpact> impact = GivenImpact.of(settings);
        MarketTape tape = new MarketSource(settings, store).read();
        TradingHours hours = hours(tape);
        work(tape, hours, config.withTickOf(tape));
        if (days.isEmpty()) {
            throw new MarketDataException("no day of the data covers the window: window="
                    + hours.choice().label() + ", days without it=" + leftOut
                    + "; --window HH:MM-HH:MM asks for another, in the market's time zone");
        }
        PretradeFile.write(
                directory,
                new PretradeFile.Question(
                        Version.text(),
                        settings.textsOfResults(),
                        tape.instrument(),
                        tape.sha256(),
                        settings.get(OrderSettings.SIDE),
                        config.qty(tape),
                        hours.choice().label(),
                        new PretradeFile.Doubts(leftOut, earlyDays, haltedDays, interruptedDays, idle(), feeDoubts)),
                days,
                impact.map(given -> given.on(tape, config.hours(tape), days, config.qty(tape))),
                1 - settings.get(StudySettings.LEVEL));
    }

    /** Names of the strategies that follow the trades of others, if the window of a day has none. */
    private List<String> idle() {
        return days.stream().allMatch(day -> day.market().volume() > 0)
                ? List.of()
                : config.strategies().stream()
                        .filter(each -> each.has(Trait.FOLLOWS_PRINTS))
                        .map(Definition::name)
                        .toList();
    }

    private TradingHours hours(MarketTape tape) {
        TradingHours all = config.hours(tape);
        Optional<SessionChoice> window = settings.find(PretradeSettings.WINDOW);
        return window.map(choice -> TradingHours.of(all.calendar(), choice, tape.firstEventNs(), tape.lastEventNs()))
                .orElse(all);
    }

    private void work(MarketTape tape, TradingHours hours, RunConfig priced) {
        List<Session> sessions = hours.sessions().list();
        Hours usual = usual(hours, sessions);
        List<MarketTape> parts = StudyDays.parts(tape, hours);
        Set<LocalDate> reached = DayReach.of(tape, hours.calendar(), sessions);
        try (Progress progress = new Progress("working days")) {
            int done = 0;
            for (Session session : sessions) {
                boolean isWhole = usual.equals(local(hours, session)) && reached.contains(session.day());
                Optional<PastDay> day = isWhole ? day(parts, hours, session, priced) : Optional.empty();
                day.ifPresentOrElse(days::add, () -> leftOut.add(session.day().toString()));
                progress.update(++done, sessions.size());
            }
        }
    }

    /** The hours of a whole window: those asked for, or those of the longest session. A day that closes early is another order. */
    private static Hours usual(TradingHours hours, List<Session> sessions) {
        return hours.choice()
                .hours()
                .or(() -> sessions.stream()
                        .max(Comparator.comparingLong(each -> each.closeNs() - each.openNs()))
                        .map(each -> local(hours, each)))
                .orElse(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    }

    private static Hours local(TradingHours hours, Session session) {
        ZoneId zone = hours.calendar().zone();
        return new Hours(local(session.openNs(), zone), local(session.closeNs(), zone));
    }

    private static LocalTime local(long timeNs, ZoneId zone) {
        return Instant.ofEpochSecond(0, timeNs).atZone(zone).toLocalTime();
    }

    private Optional<PastDay> day(List<MarketTape> parts, TradingHours hours, Session session, RunConfig priced) {
        long dayNs = Math.min(hours.calendar().startOfDayNs(session.day()), session.quotesFromNs());
        return parts.stream()
                .filter(part -> part.firstEventNs() < session.closeNs() && part.lastEventNs() >= dayNs)
                .reduce((one, next) -> next)
                .filter(part -> part.firstEventNs() <= session.openNs() + SILENCE_NS)
                .flatMap(part -> work(part, hours, session, priced));
    }

    private Optional<PastDay> work(MarketTape part, TradingHours hours, Session session, RunConfig priced) {
        LocalDate date = session.day();
        ParentOrder order = new ParentOrder(
                        settings.get(OrderSettings.SIDE), config.qty(part), session.openNs(), session.closeNs() - 1)
                .within(hours)
                .withPrices(config.prices(part));
        RunSpec spec = priced.spec(part, order, priced.parameters()).withStrategies(priced.strategies());
        Optional<PastDay> day = PastDay.of(date, part, order, spec.fees(), new Backtest(part, spec).run());
        if (day.isPresent()) {
            EarlyStarts unusual = EarlyStarts.at(part, hours, order);
            unusual.early().forEach(start -> earlyDays.add(date.toString()));
            unusual.halted().forEach(start -> haltedDays.add(date.toString()));
            unusual.interrupted().forEach(start -> interruptedDays.add(date.toString()));
            feeDoubts = feeDoubts.plus(FeeValues.doubts(
                    part,
                    spec.fees(),
                    config.provenance(new Origin(Version.text(), ""), false, part.instrument())
                            .fees(),
                    order.startNs(),
                    day.get().arrivalMid()));
        }
        return day;
    }
}
