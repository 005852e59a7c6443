package io.slipway.config.spec;

import io.slipway.calendar.Pauses;
import io.slipway.calendar.TradingHours;
import io.slipway.config.DataSettings;
import io.slipway.config.MarketSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.ScheduleKeys;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.config.StudySettings;
import io.slipway.data.venue.Currencies;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.model.FeeTable;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceBand;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.publish.Provenance;
import io.slipway.search.ParameterSpace;
import io.slipway.search.Sampler;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Nearest;
import io.slipway.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a command that runs strategies, as values. Those that depend on the data, such as the start of the order,
 * are resolved against a tape.
 */
public final class RunConfig {

    private static final long MAX_SLICES = 1_000_000;

    private final Settings settings;
    private final FeesReader fees;
    private final HoursReader hours;

    /** In 1e-9 of the quote currency; zero while the data are not known. */
    private final long tickE9;

    private RunConfig(Settings settings, FeesReader fees, long tickE9) {
        this.settings = settings;
        this.fees = fees;
        this.tickE9 = tickE9;
        this.hours = HoursReader.of(settings);
    }

    /**
     * The values of parsed settings; checks those that depend on each other.
     *
     * @throws ConfigException if they do not go together
     */
    public static RunConfig of(Settings settings) {
        return of(settings, FeesReader.of(settings), 0);
    }

    private static RunConfig of(Settings settings, FeesReader fees, long tickE9) {
        RunConfig config = new RunConfig(settings, fees, tickE9);
        ExecutionModelReader model = new ExecutionModelReader(settings);
        model.checkRules(config.rules());
        model.model(new int[0]);
        new ScheduleReader(settings).check();
        config.strategies();
        config.underTest();
        config.checkGrid();
        return config;
    }

    /** Random points are drawn from a space of any size. */
    private void checkGrid() {
        ParameterSpace space = space();
        Optional<Sampler> choice = settings.find(StrategySettings.SEARCH);
        if (choice.isEmpty() || choice.get() == Sampler.GRID) {
            try {
                space.gridPoints();
            } catch (IllegalArgumentException e) {
                throw new ConfigException(
                        e.getMessage() + "; give fewer values" + (choice.isEmpty() ? "" : ", or --search random"), e);
            }
        }
    }

    /** The same with other settings, whose fees are from the same file. */
    private RunConfig derived(Settings others) {
        return of(others, fees.with(others), tickE9);
    }

    /** The same with all that is in ticks, such as default penalties, in money of the instrument of a tape. */
    public RunConfig withTickOf(MarketTape tape) {
        return tickE9 > 0 ? this : withTick(Ticks.ofE9(settings, tape));
    }

    /** The same for rows that arrive one by one: with the tick that is stated, which is the least of a table, else 0.01. */
    public RunConfig streamed() {
        return tickE9 > 0 ? this : withTick(Ticks.stated(settings).orElse(ParameterDef.CENT_E9));
    }

    private RunConfig withTick(long knownE9) {
        Settings inMoney = Ticks.inMoney(settings, knownE9);
        return of(inMoney, fees.with(inMoney), knownE9);
    }

    private Definition<Strategy> priced(Definition<Strategy> strategy) {
        return tickE9 > 0 ? strategy.atTick(tickE9) : strategy;
    }

    /** The settings that these values are of. */
    public Settings settings() {
        return settings;
    }

    /** The rules. */
    public Rules rules() {
        return settings.find(StrategySettings.PROFILE).orElseGet(Rules::standard);
    }

    /** The strategies to run, without repeats, in the order asked for; baselines that are prices are left out. */
    public List<Definition<Strategy>> strategies() {
        Rules rules = rules();
        return settings.find(StrategySettings.STRATEGIES)
                .map(names -> names.stream()
                        .filter(name -> !rules.prices().contains(name))
                        .map(name -> strategy(settings.place(StrategySettings.STRATEGIES), name))
                        .toList())
                .orElseGet(() ->
                        rules.standardStrategies().stream().map(this::priced).toList());
    }

    /** The strategy under test: the one named, or the first of all. */
    public Definition<Strategy> underTest() {
        return settings.find(StrategySettings.UNDER_TEST)
                .map(name -> strategy(settings.place(StrategySettings.UNDER_TEST), name))
                .or(() -> strategies().stream().findFirst())
                .orElseThrow(() -> settings.fault(StrategySettings.STRATEGIES, "no strategy is left to run"));
    }

    /**
     * Returns a strategy of the profile by name.
     *
     * @param place the flag that named it, for the message
     * @throws ConfigException if there is none of this name
     */
    public Definition<Strategy> strategy(String place, String name) {
        Rules rules = rules();
        List<String> names = rules.strategies().stream().map(Definition::name).toList();
        return rules.find(name)
                .map(this::priced)
                .orElseThrow(() -> new ConfigException(place + ": unknown in profile " + rules.label() + ": name="
                        + name + ", known=" + rules.known() + Nearest.hint(name, names)));
    }

    private RunParameters values() {
        List<Definition<Strategy>> all = new ArrayList<>(strategies());
        settings.find(StudySettings.BASELINE)
                .flatMap(rules()::find)
                .map(this::priced)
                .ifPresent(all::add);
        return new RunParameters(settings, underTest(), all, tickE9 > 0);
    }

    /** The space that a search tries; without a parameter where nothing is searched. */
    public ParameterSpace space() {
        try {
            return values().space();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The parameters of a run without a search.
     *
     * @throws ConfigException if one of them has several values
     */
    public Parameters parameters() {
        return values().single();
    }

    /** The parameters of a point of the search. */
    public Parameters parameters(Parameters point) {
        return values().at(point);
    }

    /**
     * The same with the standard search lists for the parameters that were not given.
     *
     * @throws ConfigException if the strategy under test then has no parameter to search
     */
    public RunConfig withSearchDefaults() {
        RunConfig searched = derived(values().withSearchDefaults());
        if (searched.space().names().isEmpty()) {
            throw settings.fault(
                    StrategySettings.UNDER_TEST,
                    "no parameter to search; strategy=" + underTest().name()
                            + ", see slipway strategies, and give values as --param NAME=V,V");
        }
        return searched;
    }

    /** The same with everything spelled out that depends on the data or the profile. */
    public RunConfig resolved(MarketTape tape) {
        return withTickOf(tape).spelledOut(tape);
    }

    private RunConfig spelledOut(MarketTape tape) {
        OrderWindow window = window(tape);
        Settings changed = values().withDefaults()
                .with(DataSettings.SYMBOL, tape.instrument().symbol())
                .with(OrderSettings.START, Units.formatTime(window.startNs()))
                .with(OrderSettings.END, Units.formatTime(window.endNs()))
                .with(OrderSettings.CALENDAR, hours.calendarText(tape.publisherIds()))
                .with(StrategySettings.STRATEGIES, namesOfStrategies())
                .with(StrategySettings.UNDER_TEST, underTest().name())
                .with(OriginSettings.INPUT_SHA256, tape.sha256());
        if (tickE9 != ParameterDef.CENT_E9 && Ticks.matterTo(strategies())) {
            changed = changed.with(StrategySettings.TICK, ParameterDef.plain(tickE9));
        }
        if (rules().takesExecutionModel()) {
            changed = changed.with(
                    MarketSettings.BAND, BandReader.band(settings, tape).label());
        }
        return derived(changed);
    }

    /**
     * The same with everything spelled out that depends on the profile: what depends on the data differs by day of a corpus.
     *
     * @param sha256 digest of the corpus' days
     */
    public RunConfig resolved(String sha256) {
        return derived(values().withDefaults()
                .with(StrategySettings.STRATEGIES, namesOfStrategies())
                .with(StrategySettings.UNDER_TEST, underTest().name())
                .with(OriginSettings.INPUT_SHA256, sha256));
    }

    private String namesOfStrategies() {
        return String.join(",", strategies().stream().map(Definition::name).toList());
    }

    /** The standard parameters, which a search is compared with. */
    public Parameters untuned() {
        return values().untuned();
    }

    /** Seed of everything random. */
    public long seed() {
        return settings.get(StrategySettings.SEED);
    }

    /**
     * Quantity of the order in steps of the instrument of a tape.
     *
     * @throws ConfigException if it is not a whole number of steps
     */
    public long qty(MarketTape tape) {
        return new Steps(settings, tape.instrument()).one(OrderSettings.QTY);
    }

    /** Window of the order, or of the orders of a study. */
    public OrderWindow window(MarketTape tape) {
        return OrderWindow.of(settings, tape);
    }

    /**
     * End of the order, if it is given: the data, or their beginning, need not reach it.
     *
     * @throws ConfigException if it is a local time that does not exist, or exists twice
     */
    public Optional<Long> endNs(MarketTape tape) {
        return OrderWindow.timeNs(settings, OrderSettings.END, tape);
    }

    /**
     * The run on this tape, without its strategies.
     *
     * @param parameters parameters by name
     * @throws ConfigException if the order's window does not meet the data
     */
    public RunSpec spec(MarketTape tape, Parameters parameters) {
        return spec(tape, order(tape, window(tape)), parameters);
    }

    /**
     * The run of an order on this tape, without its strategies.
     *
     * @throws ConfigException if the settings do not fit them
     */
    public RunSpec spec(MarketTape tape, ParentOrder order, Parameters parameters) {
        long slices = order.openTimeNs() / settings.get(ScheduleKeys.SLICE);
        if (slices > MAX_SLICES) {
            String fault = "too short for the window: slices=" + slices + ", limit=" + MAX_SLICES;
            throw settings.fault(ScheduleKeys.SLICE, fault);
        }
        values().checkSteps(tape.instrument());
        return RunSpec.of(order)
                .withRules(rules())
                .withFees(fees(order.startNs(), tape.publisherIds()).inStepsOf(tape.instrument()))
                .withSchedule(new ScheduleReader(settings).schedule(order, tape.instrument()))
                .withModel(checkedModel(tape))
                .withParameters(parameters);
    }

    /** Sentences for a person on the hours of the market, before the settings are {@link #resolved}. */
    public List<String> hoursNotes(MarketTape tape) {
        return hours.notes(asked(tape, window(tape)), tape, rules());
    }

    /** The hours in which orders work, for all of a tape and the window that is given. */
    public TradingHours hours(MarketTape tape) {
        OrderWindow window = window(tape);
        return hours.hours(tape, window.startNs(), window.endNs(), rules());
    }

    private ParentOrder order(MarketTape tape, OrderWindow window) {
        return hours.within(asked(tape, window), tape, rules())
                .withPrices(prices(tape))
                .withPauses(settings.find(OrderSettings.PAUSES).orElse(Pauses.NONE));
    }

    private ParentOrder asked(MarketTape tape, OrderWindow window) {
        return new ParentOrder(
                settings.find(OrderSettings.SIDE).orElse(Side.BUY),
                new Steps(settings, tape.instrument()).of(OrderSettings.QTY, 1),
                window.startNs(),
                window.endNs());
    }

    /** The prices at which orders may trade. The trial knows no bands. */
    public PriceLimits prices(MarketTape tape) {
        PriceBand band = rules().takesExecutionModel() ? BandReader.band(settings, tape) : PriceBand.OFF;
        return new PriceLimits(settings.find(OrderSettings.LIMIT).orElse(null), band, Ticks.tableOf(settings));
    }

    private ExecutionModel checkedModel(MarketTape tape) {
        try {
            return new ExecutionModelReader(settings)
                    .model(tape.publisherIds())
                    .inStepsOf(tape.instrument())
                    .checkedAgainst(tape);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(MarketSettings.QUEUE_MODEL) + ": " + e.getMessage(), e);
        }
    }

    /** Fees of venues at a time. */
    public FeeTable fees(long timeNs, int[] publisherIds) {
        return fees.on(timeNs, publisherIds);
    }

    /** Rate of the participation-weighted price, between 0 and 1. */
    public double participation() {
        return parameters().completed(List.of(Schedules.PARTICIPATION)).value(Schedules.PARTICIPATION.name());
    }

    /** The origin of a result on this tape. */
    public Provenance provenance(MarketTape tape, Origin origin) {
        return provenance(origin, BestParameters.areOf(tape, this), Currencies.instrument(tape));
    }

    /** The origin of a result; {@code tunedHere} if the parameters were chosen on the same data. */
    public Provenance provenance(Origin origin, boolean tunedHere, Instrument instrument) {
        return new Provenance(
                origin.version(),
                origin.source(),
                seed(),
                settings.text(ScheduleKeys.VOLUME_CURVE),
                fees.source().orElse(null),
                VenueNames.load()::mic,
                tunedHere,
                instrument);
    }

    /** The same under other rules, without the assumptions and the fees by venue where they take none. */
    public RunConfig under(Rules rules) {
        Settings changed = settings.with(StrategySettings.PROFILE, rules.label());
        if (!rules.takesExecutionModel()) {
            changed = changed.with(MarketSettings.VENUE_FEES, "");
            for (Setting<?> setting : MarketSettings.ASSUMPTIONS) {
                changed = changed.with(setting, setting.defaultText());
            }
        }
        return derived(changed);
    }
}
