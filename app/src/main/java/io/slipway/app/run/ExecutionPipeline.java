package io.slipway.app.run;

import io.slipway.calendar.TradingHours;
import io.slipway.config.DataSettings;
import io.slipway.config.FeedLatency;
import io.slipway.config.MarketSettings;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.config.StudySettings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.source.FinerQuantityException;
import io.slipway.data.source.QtyStep;
import io.slipway.data.store.TapeStore;
import io.slipway.data.venue.Currencies;
import io.slipway.data.venue.UnknownVenues;
import io.slipway.data.venue.VenueTexts;
import io.slipway.engine.Backtest;
import io.slipway.engine.Latency;
import io.slipway.engine.StrategyResult;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.Named;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnRoute;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.measure.MeasureTerms;
import io.slipway.executions.measure.MeasureTerms.Reach;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.executions.measure.SymbolMeasure;
import io.slipway.executions.regulatory.RegulatoryReports;
import io.slipway.executions.rivals.OrderRunner;
import io.slipway.executions.summary.SummaryBuilder;
import io.slipway.market.MarketDataException;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceLimits;
import io.slipway.model.caps.AccessFeeCap;
import io.slipway.publish.OutputException;
import io.slipway.publish.OwnOrderFiles;
import io.slipway.publish.TcaFile;
import io.slipway.publish.regulatory.RegulatoryFiles;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.Trait;
import io.slipway.survey.PrintedVolume;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.venue.latency.LatencyModels;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures own executions symbol by symbol and writes their files, so that memory holds the data of one symbol. */
public final class ExecutionPipeline {

    private final RunConfig config;
    private final Settings settings;
    private final TapeStore store;
    private final List<Definition<Strategy>> strategies;

    /** Measures by the settings of a run. A store keeps the market data that is decoded. */
    public ExecutionPipeline(RunConfig config, TapeStore store) {
        this.config = config;
        this.store = store;
        settings = config.settings();
        strategies = settings.find(StrategySettings.STRATEGIES).isPresent() ? config.strategies() : List.of();
        config.parameters();
    }

    /**
     * Measures all executions and writes the files into a directory.
     *
     * @param found orders and fills, whose quantities are in steps
     * @param step the step
     * @param venues names of their venues
     * @param regulatory gets all orders, and its tables are written too; empty for none
     * @throws FinerQuantityException if market data has a finer step, with which all is to be read again
     */
    public void write(
            Path directory,
            Reconciliation found,
            QtyStep step,
            UnknownVenues venues,
            Optional<RegulatoryReports> regulatory)
            throws IOException {
        Instrument instrument = new Instrument("any")
                .withQtyStep(step.size())
                .withMultiplier(settings.find(DataSettings.MULTIPLIER).orElse(BigDecimal.ONE));
        Optional<Map.Entry<String, String>> currency = Optional.empty();
        checkShares(regulatory, instrument);
        double level = settings.get(StudySettings.LEVEL);
        SummaryBuilder summary = new SummaryBuilder(level, config.seed(), instrument);
        Map<String, List<OwnExecution>> bySymbol = new TreeMap<>();
        found.executions()
                .forEach(each -> bySymbol.computeIfAbsent(each.order().symbol(), symbol -> new ArrayList<>())
                        .add(each));
        noteUnknown(found, venues);
        Set<Integer> traded = traded(found);
        Set<String> reached = new TreeSet<>();
        SymbolMarkets markets = new SymbolMarkets(settings, store, step);
        List<TcaFile.Market> used = new ArrayList<>();
        try (OwnOrderFiles files = OwnOrderFiles.open(
                        directory, strategies.stream().map(Definition::name).toList(), venues::nameOf, instrument);
                Progress progress = new Progress("measuring orders")) {
            int[] done = new int[1];
            for (Map.Entry<String, List<OwnExecution>> each : bySymbol.entrySet()) {
                MarketTape market = markets.read(each.getKey(), example(each.getValue()))
                        .map(tape -> inSteps(tape, step, instrument))
                        .orElse(null);
                currency = currency(Optional.ofNullable(market), each.getKey(), currency);
                noteTerms(found.issues(), Optional.ofNullable(market), each);
                MeasureTerms terms = terms(Optional.ofNullable(market), traded, instrument);
                terms.reach().publisherIds().forEach(id -> reached.add(venues.nameOf(id)));
                new SymbolMeasure(terms, found.issues(), order -> {
                            summary.add(order, terms.hours().calendar());
                            write(files, order, directory);
                            progress.update(++done[0], found.executions().size());
                        })
                        .measure(market, each.getValue());
                regulatory.ifPresent(reports -> reports.measure(market, terms, each.getValue()));
                used.add(new TcaFile.Market(
                        each.getKey(),
                        each.getValue().size(),
                        market == null ? 0 : market.size(),
                        market == null ? "" : market.sha256()));
            }
        }
        TcaFile.write(
                directory,
                new TcaFile.Origin(
                        Version.text(),
                        settings.textsOfResults(),
                        used,
                        level,
                        List.copyOf(reached),
                        venues::nameOf,
                        instrument.withCurrency(currency.map(Map.Entry::getKey).orElse(""))),
                summary.summary(found));
        if (regulatory.isPresent()) {
            RegulatoryFiles.write(directory, regulatory.get().tables());
        }
    }

    /** Reports in the shape of regulations, with the names of venues. */
    public static RegulatoryReports regulatory(List<OwnRoute> routes, UnknownVenues venues) {
        return new RegulatoryReports(routes, id -> id == OwnFill.NO_VENUE ? "" : venues.nameOf(id));
    }

    /**
     * Takes the currency of a symbol, where it is known.
     *
     * @param known the currency so far, and the symbol that it is of; none before the first
     * @throws ConfigException if it is another one: amounts of several currencies are never added up
     */
    private Optional<Map.Entry<String, String>> currency(
            Optional<MarketTape> market, String symbol, Optional<Map.Entry<String, String>> known) {
        String found = settings.find(DataSettings.CURRENCY)
                .orElseGet(() -> market.map(tape -> Currencies.instrument(tape).currency())
                        .orElse(""));
        if (found.isEmpty()) {
            return known;
        }
        if (known.isPresent() && !known.get().getKey().equals(found)) {
            throw new ConfigException("orders in several currencies, whose costs cannot be added up: "
                    + known.get().getKey() + " of " + known.get().getValue() + ", " + found + " of " + symbol
                    + "; name the symbols of one currency with --symbol");
        }
        return Optional.of(Map.entry(found, symbol));
    }

    private static void checkShares(Optional<RegulatoryReports> regulatory, Instrument instrument) {
        if (regulatory.isPresent() && instrument.isScaled()) {
            throw new ConfigException("--regulatory: the reports count whole shares: quantity step="
                    + instrument.qtyStep().toPlainString() + ", multiplier="
                    + instrument.multiplier().toPlainString());
        }
    }

    /** Publisher ids of the venues at which fills traded. */
    private static Set<Integer> traded(Reconciliation found) {
        Set<Integer> traded = new TreeSet<>();
        found.executions().forEach(each -> each.fills().forEach(fill -> traded.add(fill.publisherId())));
        return traded;
    }

    /** The venues of the data at which fills traded, with the market data that strategies receive. */
    private Reach reach(Set<Integer> traded, int[] known) {
        FeedLatency feed = settings.get(MarketSettings.FEED_LATENCY);
        Set<Integer> reached = new TreeSet<>();
        traded.forEach(id -> reached.add(VenueTexts.load().among(id, known)));
        reached.retainAll(Arrays.stream(known).boxed().toList());
        return new Reach(reached, new Latency(feed.recorded(), feed.ns(), LatencyModels.none()));
    }

    /** The first order with its first fill. */
    private static String example(List<OwnExecution> executions) {
        OwnExecution own = executions.get(0);
        return "order " + own.order().id()
                + own.fills().stream()
                        .limit(1)
                        .map(fill -> " (" + Named.fill(fill) + ")")
                        .collect(Collectors.joining());
    }

    /** Notes strategies without trades to follow, and orders that pay rates from before a change of the rules. */
    private void noteTerms(
            IssueTally issues, Optional<MarketTape> market, Map.Entry<String, List<OwnExecution>> bySymbol) {
        List<String> idle = strategies.stream()
                .filter(each -> each.has(Trait.FOLLOWS_PRINTS))
                .map(Definition::name)
                .toList();
        if (!idle.isEmpty() && market.isPresent() && !PrintedVolume.isShown(market.get())) {
            String name = bySymbol.getKey();
            issues.note(ExecutionIssue.NO_PRINTS, (name.isEmpty() ? "" : name + ": ") + String.join(", ", idle));
        }
        if (settings.text(MarketSettings.VENUE_FEES).equals(MarketSettings.US_EQUITIES)) {
            for (OwnExecution own : bySymbol.getValue()) {
                boolean pays = !strategies.isEmpty()
                        || own.fills().stream().anyMatch(fill -> fill.terms().feeE9() == null);
                if (pays && own.arrivalNs() >= AccessFeeCap.AMENDED_NS) {
                    issues.note(ExecutionIssue.OLD_FEE_CAPS, own.order().id());
                }
            }
        }
    }

    /** Counts the fills of venues that are not known, and names these venues. */
    private static void noteUnknown(Reconciliation found, UnknownVenues venues) {
        for (OwnExecution execution : found.executions()) {
            for (OwnFill fill : execution.fills()) {
                if (UnknownVenues.isUnknown(fill.publisherId())) {
                    found.issues().noteOnce(ExecutionIssue.UNKNOWN_VENUE_NAME, venues.nameOf(fill.publisherId()));
                }
            }
        }
    }

    /**
     * All symbols are measured in one step, the finest, and with one multiplier. Files of whole shares and days of a corpus cannot be
     * read with another step.
     */
    private static MarketTape inSteps(MarketTape tape, QtyStep step, Instrument instrument) {
        if (tape.instrument().multiplier().compareTo(instrument.multiplier()) != 0) {
            throw new MarketDataException("the market data and the settings have different multipliers: symbol="
                    + tape.instrument().symbol() + ", market data="
                    + tape.instrument().multiplier().toPlainString() + ", --multiplier="
                    + instrument.multiplier().toPlainString());
        }
        BigDecimal found = tape.instrument().qtyStep();
        int order = found.compareTo(step.size());
        if (order == 0) {
            return tape;
        }
        String message = "the market data and the fills have different quantity steps: symbol="
                + tape.instrument().symbol() + ", market data=" + found.toPlainString() + ", fills="
                + step.size().toPlainString();
        if (order < 0 && !step.given()) {
            throw new FinerQuantityException(message, found);
        }
        throw new MarketDataException(
                message
                        + "; files of whole shares and days of a corpus keep their step, so leave out this symbol with --symbol");
    }

    private static void write(OwnOrderFiles files, MeasuredOrder order, Path directory) {
        try {
            files.write(order);
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }

    private MeasureTerms terms(Optional<MarketTape> tape, Set<Integer> traded, Instrument instrument) {
        TradingHours hours = tape.map(config::hours).orElse(TradingHours.UNLIMITED);
        int[] known = tape.map(MarketTape::publisherIds).orElse(new int[0]);
        return new MeasureTerms(
                hours,
                new MeasureTerms.Fees(
                        timeNs -> config.fees(timeNs, known).inStepsOf(instrument),
                        Stream.of(MarketSettings.FEE, MarketSettings.REBATE, MarketSettings.VENUE_FEES)
                                .anyMatch(each -> !settings.text(each).isEmpty())),
                VenueTexts.load()::among,
                config.participation(),
                settings.find(MarketSettings.STALE_AFTER).orElse(0L),
                strategies.isEmpty()
                        ? OrderRunner.NONE
                        : tape.map(config::withTickOf)
                                .<OrderRunner>map(each -> (part, order) -> run(each, part, order))
                                .orElse(OrderRunner.NONE),
                reach(traded, known),
                instrument);
    }

    private static List<StrategyResult> run(RunConfig config, MarketTape part, ParentOrder order) {
        PriceLimits known = config.prices(part);
        PriceLimits prices = new PriceLimits(order.prices().limitPxE9(), known.band(), known.ticks());
        return new Backtest(
                        part,
                        config.spec(part, order.withPrices(prices), config.parameters())
                                .withStrategies(config.strategies()))
                .run();
    }
}
