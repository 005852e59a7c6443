package io.slipway.app.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * File names after an option that takes several. They end at the next word that begins with a dash, so that a mistyped option
 * is not taken for a file; {@code -} alone is standard input, and {@code ./-x} is a file whose name begins with a dash.
 */
final class FileWords implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        List<String> files = new ArrayList<>();
        List<String> before = option.getValue();
        if (before != null) {
            files.addAll(before);
        }
        int known = files.size();
        while (!words.isEmpty()
                && (!words.peek().startsWith("-") || words.peek().equals("-"))) {
            files.add(words.pop());
        }
        if (files.size() == known) {
            throw new ParameterException(
                    command.commandLine(),
                    "Missing required parameter for option '--input' (" + option.paramLabel() + ")");
        }
        option.setValue(files);
    }
}
