package io.slipway.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A setting: a flag of some commands and a key of their YAML files. {@link SettingTable} holds all of them.
 *
 * <pre>{@code
 * long qty = settings.get(OrderSettings.QTY);
 * }</pre>
 */
public final class Setting<T> {

    /** Ways to write a setting. */
    public enum Form {

        /** One text. */
        VALUE,

        /** Several texts in any order, which are not separated by commas because file names may hold them. */
        LIST,

        /** A flag without a value; {@code true} or {@code false} in a file. */
        SWITCH,

        /** A key of files without a flag. */
        NOTE
    }

    private final String name;
    private final Form form;
    private final Group group;
    private final Type<T> type;
    private final String label;
    private final String defaultText;
    private final String usual;
    private final String doc;
    private final Set<Command> commands;
    private final String oldName;
    private final Set<Command> unsaid;

    private Setting(Builder<T> builder, String doc) {
        name = builder.name;
        form = builder.form;
        group = builder.group;
        type = builder.type;
        label = builder.label;
        defaultText = builder.defaultText;
        usual = builder.usual;
        this.doc = doc;
        commands = Set.copyOf(builder.commands);
        oldName = builder.oldName;
        unsaid = Set.copyOf(builder.unsaid);
    }

    /** A setting in the making: form VALUE, no default, no commands. */
    static final class Builder<T> {

        private final String name;
        private final Group group;
        private final Type<T> type;
        private Form form = Form.VALUE;
        private String label = "";
        private String defaultText = "";
        private String usual = "";
        private String oldName = "";
        private Set<Command> commands = EnumSet.noneOf(Command.class);
        private Set<Command> unsaid = EnumSet.noneOf(Command.class);

        private Builder(String name, Group group, Type<T> type) {
            this.name = name;
            this.group = group;
            this.type = type;
        }

        Builder<T> form(Form newForm) {
            form = newForm;
            return this;
        }

        Builder<T> label(String newLabel) {
            label = newLabel;
            return this;
        }

        Builder<T> or(String newDefault) {
            defaultText = newDefault;
            return this;
        }

        /** A default that something else than the table of settings applies. */
        Builder<T> usually(String text) {
            usual = text;
            return this;
        }

        /** An earlier name, which is still understood and not shown. */
        Builder<T> once(String earlier) {
            oldName = earlier;
            return this;
        }

        Builder<T> of(Set<Command> newCommands) {
            commands = newCommands;
            return this;
        }

        /** A command whose results tell the default from the same value as given: it writes the latter only. */
        Builder<T> unsaidBy(Command command) {
            unsaid = EnumSet.of(command);
            return this;
        }

        Setting<T> doc(String text) {
            return new Setting<>(this, text);
        }
    }

    static <T> Builder<T> named(String name, Group group, Type<T> type) {
        return new Builder<>(name, group, type);
    }

    /** Several texts as they are. */
    static Builder<List<String>> texts(String name, Group group) {
        Type<List<String>> type = Type.of("one or more", List::of);
        return new Builder<>(name, group, type).form(Form.LIST);
    }

    static Builder<Boolean> flag(String name, Group group) {
        return new Builder<>(name, group, Type.of("true or false", Setting::truth))
                .form(Form.SWITCH)
                .or("false");
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("not a truth value: value=" + text + ", expected true or false");
        }
        return text.equals("true");
    }

    /** Key in a YAML file; the flag is the same with two dashes before it. */
    public String name() {
        return name;
    }

    /** Way to write it. */
    public Form form() {
        return form;
    }

    /** Group in help texts. */
    public Group group() {
        return group;
    }

    /** Placeholder of a value in help texts. */
    public String label() {
        return label;
    }

    /** Unit and range of a value, in words. */
    public String range() {
        return type.what();
    }

    /** Text when none is given; empty where the value depends on the data or on other settings, or where there is none. */
    public String defaultText() {
        return defaultText;
    }

    /** Text for a person of what is used when none is given; empty where it depends on the data or on other settings. */
    public String shownDefault() {
        return defaultText.isEmpty() ? usual : defaultText;
    }

    /** Meaning, in half a sentence. */
    public String doc() {
        return doc;
    }

    /** Commands that use it. */
    public Set<Command> commands() {
        return commands;
    }

    /** True if a command writes the value only where it is given. */
    boolean isUnsaidBy(Command command) {
        return unsaid.contains(command);
    }

    /** Earlier name that is still understood; empty if there is none. */
    public String oldName() {
        return oldName;
    }

    /** True if a text names a file, so that its digest belongs to the settings. */
    boolean isFile(String text) {
        return type.isFile() && !text.isEmpty() && !type.words().contains(text);
    }

    /** The value of a text. */
    T parse(String text) {
        return parser().apply(text);
    }

    private Function<String, T> parser() {
        return type.parser();
    }

    @Override
    public String toString() {
        return name;
    }
}
