package io.slipway.config;

import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.publish.FeeSource;
import io.slipway.search.ParameterPoint;
import io.slipway.search.ParameterSpace;
import io.slipway.search.Sampler;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one backtest or search: defaults, overridden by a file, overridden by flags. What depends on the data,
 * such as the start of the order, is resolved against a tape.
 */
public final class RunConfig {

    private static final long MAX_QTY = 1_000_000_000_000L;
    private static final long MAX_PENALTY_E9 = 1_000_000_000_000_000L;
    private static final List<ConfigKey> PENALTIES =
            List.of(ConfigKey.LAMBDA_OVER, ConfigKey.LAMBDA_UNDER, ConfigKey.THETA_QUEUE);
    private static final long MAX_SLICES = 1_000_000;

    private final Map<ConfigKey, String> texts = new EnumMap<>(ConfigKey.class);

    private final FeesReader fees;

    private RunConfig(Map<ConfigKey, String> given, Optional<FeesReader> knownFees) {
        for (ConfigKey key : ConfigKey.values()) {
            texts.put(key, given.getOrDefault(key, key.defaultText()).strip());
        }
        fees = FeesReader.of(this, knownFees);
    }

    /**
     * The settings given, with defaults for the others, all checked.
     *
     * @throws ConfigException if a value is not valid
     */
    public static RunConfig of(Map<ConfigKey, String> given) {
        return checked(new RunConfig(given, Optional.empty()));
    }

    /** Other settings, made from these. */
    private RunConfig derived(Map<ConfigKey, String> given) {
        return checked(new RunConfig(given, Optional.of(fees)));
    }

    private static RunConfig checked(RunConfig config) {
        config.value(ConfigKey.QTY, text -> Units.parseWhole(text, 1, MAX_QTY));
        config.side();
        config.time(ConfigKey.START);
        config.time(ConfigKey.END);
        config.fees.check();
        config.lot();
        new PaceReader(config).pace();
        new ConditionsReader(config).conditions(new int[0]);
        config.strategies();
        config.underTest();
        config.space();
        config.sampler();
        config.points();
        config.seed();
        config.price(ConfigKey.DECISION_PRICE);
        config.price(ConfigKey.PREVIOUS_CLOSE);
        return config;
    }

    /** The same with one setting changed. */
    public RunConfig with(ConfigKey key, String text) {
        Map<ConfigKey, String> given = new EnumMap<>(texts);
        given.put(key, text);
        return derived(given);
    }

    /** The instrument asked for. */
    public Optional<String> symbol() {
        return Optional.of(text(ConfigKey.SYMBOL)).filter(text -> !text.isEmpty());
    }

    /** The rules. */
    public Rules rules() {
        return value(ConfigKey.PROFILE, Rules::parse);
    }

    /** The strategies to run, without repeats, in the order asked for; baselines that are prices are left out. */
    public List<Definition<Strategy>> strategies() {
        String text = text(ConfigKey.STRATEGIES);
        Rules rules = rules();
        if (text.isEmpty()) {
            return rules.standardStrategies();
        }
        return new LinkedHashSet<>(List.of(text.split("\\s*,\\s*", -1)))
                .stream()
                        .filter(name -> !rules.prices().contains(name))
                        .map(name -> strategy("--" + ConfigKey.STRATEGIES.key(), name))
                        .toList();
    }

    /** The strategy under test. */
    public Definition<Strategy> underTest() {
        return strategy("--" + ConfigKey.ALLOCATOR.key(), text(ConfigKey.ALLOCATOR));
    }

    /**
     * Returns a strategy of the profile by name.
     *
     * @param flag the flag that named it, for the message
     * @throws ConfigException if there is none of this name
     */
    public Definition<Strategy> strategy(String flag, String name) {
        Rules rules = rules();
        return rules.find(name)
                .orElseThrow(() -> new ConfigException(flag + ": unknown in profile " + rules.label() + ": name=" + name
                        + ", known=" + rules.known()));
    }

    /** The space that a search tries; one value each where nothing is searched. */
    public ParameterSpace space() {
        Map<String, List<Long>> values = new LinkedHashMap<>();
        PENALTIES.forEach(key -> values.put(parameter(key).name(), amounts(key)));
        try {
            return ParameterSpace.of(values);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The parameters of a run without a search.
     *
     * @throws ConfigException if one of them has several values
     */
    public Parameters parameters() {
        return shared(new StaticParameters(
                        single(ConfigKey.LAMBDA_OVER), single(ConfigKey.LAMBDA_UNDER), single(ConfigKey.THETA_QUEUE))
                .toParameters());
    }

    /** The parameters of a point of the search. */
    public Parameters parameters(ParameterPoint point) {
        return shared(point.toParameters());
    }

    private Parameters shared(Parameters parameters) {
        return parameters.with(StaticParameters.LOT.name(), Math.multiplyExact(lot(), Money.ONE_E9));
    }

    private long single(ConfigKey key) {
        List<Long> amounts = amounts(key);
        if (amounts.size() != 1) {
            throw new ConfigException(
                    "--" + key.key() + ": a backtest takes one value, tune searches several: value=" + text(key));
        }
        return amounts.get(0);
    }

    private List<Long> amounts(ConfigKey key) {
        String text = text(key).isEmpty() ? standard(key) : text(key);
        return value(key, ignored -> checkPenalties(Units.parseAmountsE9(text)));
    }

    private static List<Long> checkPenalties(List<Long> amounts) {
        if (amounts.stream().anyMatch(amount -> amount < 0)) {
            throw new IllegalArgumentException("a penalty is not negative");
        }
        if (amounts.stream().anyMatch(amount -> amount > MAX_PENALTY_E9)) {
            throw new IllegalArgumentException("a penalty is at most 1000000");
        }
        return amounts;
    }

    /** The same with the standard search lists for the parameters that were not given. */
    public RunConfig withSearchDefaults() {
        Map<ConfigKey, String> given = new EnumMap<>(texts);
        for (ConfigKey key : PENALTIES) {
            if (text(key).isEmpty()) {
                given.put(
                        key,
                        String.join(
                                ",",
                                parameter(key).searchedE9().stream()
                                        .map(RunConfig::amount)
                                        .toList()));
            }
        }
        return derived(given);
    }

    /** The parameter that a key sets, as the strategies of the profile declare it. */
    private ParameterDef parameter(ConfigKey key) {
        return rules().parameter(key.key().replace('-', '_')).orElseThrow();
    }

    private String standard(ConfigKey key) {
        return amount(parameter(key).defaultE9());
    }

    /** The same with everything spelled out that depends on the data or the profile. */
    public RunConfig resolved(RunSpec spec, Instrument instrument) {
        Map<ConfigKey, String> given = new EnumMap<>(texts);
        given.put(ConfigKey.SYMBOL, instrument.symbol());
        given.put(ConfigKey.START, Units.formatTime(spec.order().startNs()));
        given.put(ConfigKey.END, Units.formatTime(spec.order().endNs()));
        given.put(ConfigKey.LOT, Long.toString(spec.parameters().whole(StaticParameters.LOT.name())));
        given.put(
                ConfigKey.STRATEGIES,
                String.join(",", strategies().stream().map(Definition::name).toList()));
        for (ConfigKey key : PENALTIES) {
            given.put(key, text(key).isEmpty() ? standard(key) : text(key));
        }
        return derived(given);
    }

    /** The same with one value for each of the static allocators' parameters. */
    public RunConfig withParameters(Parameters parameters) {
        Map<ConfigKey, String> given = new EnumMap<>(texts);
        for (ConfigKey key : PENALTIES) {
            given.put(key, amount(parameters.valueE9(key.key().replace('-', '_'))));
        }
        return derived(given);
    }

    private static String amount(long amountE9) {
        return Money.toDecimal(amountE9).stripTrailingZeros().toPlainString();
    }

    /** The standard parameters, which a search is compared with. */
    public ParameterPoint untuned() {
        return new ParameterPoint(
                StaticParameters.DEFINITIONS.stream().map(ParameterDef::name).toList(),
                PENALTIES.stream().map(key -> parameter(key).defaultE9()).toList());
    }

    /** The sampler of a search. */
    public Sampler sampler() {
        return value(
                ConfigKey.SEARCH,
                text -> Arrays.stream(Sampler.values())
                        .filter(sampler ->
                                sampler.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException("unknown: value=" + text + ", expected grid or random")));
    }

    /** Number of points of a random search. */
    public int points() {
        return value(ConfigKey.POINTS, text -> (int) Units.parseWhole(text, 1, ParameterSpace.MAX_POINTS));
    }

    /** Seed of everything random. */
    public long seed() {
        return value(ConfigKey.SEED, text -> Units.parseWhole(text, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /**
     * The run on this tape, without its strategies.
     *
     * @param parameters parameters by name
     * @throws ConfigException if the order's window does not meet the data
     */
    public RunSpec spec(MarketTape tape, Parameters parameters) {
        long startNs = time(ConfigKey.START).orElse(tape.firstEventNs());
        long endNs = time(ConfigKey.END).orElse(Math.max(startNs, tape.lastEventNs()));
        if (endNs < startNs || startNs > tape.lastEventNs() || endNs < tape.firstEventNs()) {
            throw new ConfigException("the order's window holds no data: start=" + Units.formatTime(startNs) + ", end="
                    + Units.formatTime(endNs) + ", data from=" + Units.formatTime(tape.firstEventNs()) + " to="
                    + Units.formatTime(tape.lastEventNs()));
        }
        if ((endNs - startNs) / sliceNs() > MAX_SLICES) {
            throw new ConfigException("--slice: too short for the window: slices=" + (endNs - startNs) / sliceNs()
                    + ", limit=" + MAX_SLICES);
        }
        long qty = value(ConfigKey.QTY, text -> Units.parseWhole(text, 1, MAX_QTY));
        ParentOrder order = new ParentOrder(side(), qty, startNs, endNs);
        ScheduleSettings pace = new PaceReader(this).pace(startNs, endNs);
        ExecutionModel unchecked = new ConditionsReader(this).conditions(tape.publisherIds());
        ExecutionModel conditions = value(ConfigKey.QUEUE_MODEL, ignored -> unchecked.checkedAgainst(tape));
        return RunSpec.of(order)
                .withRules(rules())
                .withFees(fees.on(startNs, tape.publisherIds()))
                .withSchedule(pace)
                .withModel(conditions)
                .withParameters(parameters);
    }

    private Side side() {
        return value(ConfigKey.SIDE, text -> switch (text) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new IllegalArgumentException("unknown: value=" + text + ", expected buy or sell");
        });
    }

    /** The file of the venues' fees; empty if there is none. */
    public Optional<FeeSource> feeSource() {
        return fees.source();
    }

    private long lot() {
        String text = text(ConfigKey.LOT).isEmpty() ? standard(ConfigKey.LOT) : text(ConfigKey.LOT);
        return value(ConfigKey.LOT, ignored -> Units.parseWhole(text, 1, MAX_QTY));
    }

    private long sliceNs() {
        return value(ConfigKey.SLICE, Units::parseDurationNs);
    }

    /** The same without what the trial's rules do not know: latency, and fees that differ by venue. */
    public RunConfig forTrial() {
        Map<ConfigKey, String> given = new EnumMap<>(texts);
        ConditionsReader.KEYS.forEach(key -> given.put(key, key.defaultText()));
        given.put(ConfigKey.VENUE_FEES, "");
        given.put(ConfigKey.PROFILE, "trial");
        return derived(given);
    }

    /** A price that the data does not know, if it is given. */
    public Optional<BigDecimal> price(ConfigKey key) {
        if (text(key).isEmpty()) {
            return Optional.empty();
        }
        long priceE9 = value(key, Units::parsePriceE9);
        return Optional.of(Money.toDecimal(priceE9));
    }

    /** A setting that is a time, if it is given. */
    public Optional<Long> time(ConfigKey key) {
        return text(key).isEmpty() ? Optional.empty() : Optional.of(value(key, Units::parseTimeNs));
    }

    /** All settings as they were written, by key. */
    public Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        texts.forEach((key, text) -> all.put(key.key(), text));
        return all;
    }

    /** A setting as it was written. */
    public String text(ConfigKey key) {
        return texts.getOrDefault(key, "");
    }

    /**
     * A setting as a value.
     *
     * @throws ConfigException if it is not valid, with its name
     */
    <T> T value(ConfigKey key, Function<String, T> parser) {
        try {
            return parser.apply(text(key));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--" + key.key() + ": " + e.getMessage(), e);
        }
    }
}
