package io.slipway.config;

import static io.slipway.config.Setting.named;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Settings of the orders and fills that were really executed. */
public final class ExecutionSettings {

    private static final Set<Command> TCA = EnumSet.of(Command.TCA);

    public static final Setting<List<String>> ORDERS = Setting.texts("orders", Group.EXECUTIONS)
            .label("FILE")
            .of(TCA)
            .doc("parent orders: CSV files or FIX logs; without them orders are inferred from the fills");

    public static final Setting<List<String>> FILLS = Setting.texts("fills", Group.EXECUTIONS)
            .label("FILE")
            .of(TCA)
            .doc("fills, busts and corrections: CSV files or FIX logs");

    public static final Setting<Path> ORDERS_MAPPING = named("orders-mapping", Group.EXECUTIONS, Type.file())
            .label("FILE")
            .of(TCA)
            .doc("YAML file that names the columns of --orders; default: by their usual names");

    public static final Setting<Path> FILLS_MAPPING = named("fills-mapping", Group.EXECUTIONS, Type.file())
            .label("FILE")
            .of(TCA)
            .doc("YAML file that names the columns of --fills; default: by their usual names");

    public static final Setting<List<String>> ROUTES = Setting.texts("routes", Group.EXECUTIONS)
            .label("FILE")
            .of(TCA)
            .doc("child orders sent to venues, CSV: what was routed and filled, for --regulatory");

    public static final Setting<Boolean> REGULATORY = Setting.flag("regulatory", Group.EXECUTIONS)
            .of(TCA)
            .doc("also write tables in the shape of SEC Rules 605 and 606(b)(3) and of RTS 28");

    static final List<Setting<?>> ALL = List.of(ORDERS, FILLS, ORDERS_MAPPING, FILLS_MAPPING, ROUTES, REGULATORY);

    private ExecutionSettings() {}
}
