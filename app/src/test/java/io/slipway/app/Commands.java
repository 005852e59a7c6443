package io.slipway.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Runs the command line inside the test and keeps what it says. */
public record Commands(int exitCode, String out, String err) {

    public static Commands run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine(arguments);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(arguments);
        return new Commands(exitCode, out.toString(), err.toString());
    }

    /** The text that work writes to standard error itself, as warnings are. */
    public static String onStandardError(Runnable work) {
        PrintStream terminal = System.err;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(terminal);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
