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
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Lists the options of a command under the headings of their groups. Of a command with many options it lists those that most users
 * need, and all of them after {@code --help-all}.
 */
public final class OptionHelp {

    /** Option that asks for the help text with all options. */
    public static final String ALL = "--help-all";

    /** As many options, their descriptions and the usual heading fit on a screen or two. */
    private static final int FEW = 24;

    private OptionHelp() {}

    static void group(CommandSpec spec, Command command) {
        Map<String, Group> groups = new HashMap<>();
        for (Setting<?> setting : SettingTable.of(command)) {
            groups.put("--" + setting.name(), setting.group());
        }
        spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new Section(spec, groups));
    }

    /** The list of options; a class and no lambda for the reason at {@code Main.Strategy}. */
    private record Section(CommandSpec spec, Map<String, Group> groups) implements IHelpSectionRenderer {

        @Override
        public String render(Help help) {
            return OptionHelp.render(help, spec.options(), groups);
        }
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
        boolean all = options.size() <= FEW || isAsked(help.commandSpec());
        StringBuilder text = new StringBuilder();
        List<String> left = new ArrayList<>();
        byGroup.forEach((group, list) -> {
            if (all || group.isCommon()) {
                text.append(String.format("%n%s:%n", group.heading())).append(list(help, options, list));
            } else {
                left.add(group.heading());
            }
        });
        if (!left.isEmpty()) {
            text.append(String.format("%nMore with %s:%n", ALL));
            left.forEach(heading -> text.append(String.format("  %s%n", heading)));
        }
        return text.append(String.format("%nGeneral:%n"))
                .append(list(help, options, others))
                .toString();
    }

    /** True if the command line asks for the help text with all options. */
    public static boolean isAsked(CommandSpec command) {
        OptionSpec option = command.findOption(ALL);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    private static String list(Help help, List<OptionSpec> all, List<OptionSpec> some) {
        Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
        layout.addOptions(some, help.parameterLabelRenderer());
        return layout.toString();
    }
}
