package io.slipway.app.option;

import io.slipway.config.Command;
import io.slipway.config.Group;
import io.slipway.config.Setting;
import io.slipway.config.SettingTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the options of a command under the headings of their groups. */
final class OptionHelp {

    private OptionHelp() {}

    static void group(CommandSpec spec, Command command) {
        Map<String, Group> groups = new HashMap<>();
        for (Setting<?> setting : SettingTable.of(command)) {
            groups.put("--" + setting.name(), setting.group());
        }
        spec.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> render(help, spec.options(), groups));
    }

    private static String render(Help help, List<OptionSpec> options, Map<String, Group> groups) {
        Map<Group, List<OptionSpec>> byGroup = new EnumMap<>(Group.class);
        List<OptionSpec> others = new ArrayList<>();
        for (OptionSpec option : options) {
            if (!option.hidden()) {
                Group group = groups.get(option.longestName());
                if (group == null) {
                    others.add(option);
                } else {
                    byGroup.computeIfAbsent(group, ignored -> new ArrayList<>()).add(option);
                }
            }
        }
        StringBuilder text = new StringBuilder();
        byGroup.forEach((group, list) ->
                text.append(String.format("%n%s:%n", group.heading())).append(list(help, options, list)));
        return text.append(String.format("%nGeneral:%n"))
                .append(list(help, options, others))
                .toString();
    }

    private static String list(Help help, List<OptionSpec> all, List<OptionSpec> some) {
        Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
        layout.addOptions(some, help.parameterLabelRenderer());
        return layout.toString();
    }
}
