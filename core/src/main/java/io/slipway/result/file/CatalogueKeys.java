package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** The keys of the JSON that {@code strategies --json} prints. */
public final class CatalogueKeys {

    /** The JSON. */
    public static final Shape FILE = Shape.of(
            "strategies --json",
            "Everything that can be run by name, as `strategies --json` prints it: what Slipway ships and what plug-ins add.");

    /** A strategy, schedule or allocator. */
    public static final Shape DEFINITION = Shape.of("definition", "A strategy, a schedule or an allocator.");

    /** A model. */
    public static final Shape MODEL = Shape.of("model", "A model of the venues.");

    /** The rules. */
    public static final Key<String> PROFILE = FILE.text("profile", "rules whose strategies these are");

    /** The strategies. */
    public static final Key<List<Values>> STRATEGIES =
            FILE.objects("strategies", DEFINITION, "the strategies that have a name of their own");

    /** The schedules. */
    public static final Key<List<Values>> SCHEDULES =
            FILE.objects("schedules", DEFINITION, "the schedules, of which each can be joined to any allocator");

    /** The allocators. */
    public static final Key<List<Values>> ALLOCATORS =
            FILE.objects("allocators", DEFINITION, "the allocators; a strategy is SCHEDULE:ALLOCATOR");

    /** The queue models. */
    public static final Key<List<Values>> QUEUE_MODELS =
            FILE.objects("queue_models", MODEL, "models of the place of a passive order in its queue");

    /** The latency models. */
    public static final Key<List<Values>> LATENCY_MODELS =
            FILE.objects("latency_models", MODEL, "models of the delays of orders and reports");

    /** The liquidity models. */
    public static final Key<List<Values>> LIQUIDITY_MODELS =
            FILE.objects("liquidity_models", MODEL, "models of displayed size that was taken");

    /** The name of a definition. */
    public static final Key<String> NAME = DEFINITION.text("name", "name on the command line and in results");

    /** The sentence about a definition. */
    public static final Key<String> DESCRIPTION = DEFINITION.text("description", "one sentence for a person");

    /** The traits. */
    public static final Key<List<String>> TRAITS = DEFINITION.texts("traits", "facts about it");

    /** A parameter. */
    public static final Shape PARAMETER = Shape.of("parameter", "A parameter.");

    /** The parameters. */
    public static final Key<List<Values>> PARAMETERS =
            DEFINITION.objects("parameters", PARAMETER, "the parameters that it declares");

    /** The name of a parameter. */
    public static final Key<String> PARAMETER_NAME = PARAMETER.text("name", "name in `--param NAME=VALUE`");

    /** The unit. */
    public static final Key<String> UNIT = PARAMETER.text("unit", "amount, number, ratio, count or seconds");

    /** The least value. */
    public static final Key<BigDecimal> LEAST = PARAMETER.decimal("least", "of the parameter", "least value allowed");

    /** The greatest value. */
    public static final Key<BigDecimal> MOST = PARAMETER.decimal("most", "of the parameter", "greatest value allowed");

    /** The default. */
    public static final Key<BigDecimal> DEFAULT =
            PARAMETER.decimal("default", "of the parameter", "value of a run that sets none");

    /** The values of a search. */
    public static final Key<List<BigDecimal>> SEARCHED = PARAMETER.key(
            "searched",
            Types.list(Types.DECIMAL),
            "of the parameter",
            "values that a search tries when it is given none; empty if it then keeps the default");

    /** The meaning. */
    public static final Key<String> DOC = PARAMETER.text("doc", "meaning");

    /** The name of a model. */
    public static final Key<String> MODEL_NAME = MODEL.text("name", "name on the command line");

    /** The sentence about a model. */
    public static final Key<String> MODEL_DESCRIPTION = MODEL.text("description", "one sentence for a person");

    private CatalogueKeys() {}
}
