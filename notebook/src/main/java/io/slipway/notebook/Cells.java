package io.slipway.notebook;

import java.io.File;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a notebook, run one after the other by the JDK's shell in this process. The value of a cell is the object that its last
 * expression gave, not a text of it. Not thread-safe.
 */
final class Cells implements AutoCloseable {

    /** Imports that every notebook begins with. */
    private static final List<String> IMPORTS = List.of(
            "import io.slipway.notebook.*;",
            "import java.math.BigDecimal;",
            "import java.nio.file.*;",
            "import java.util.*;",
            "import java.util.stream.*;",
            "import org.knowm.xchart.*;");

    /** Runs code in this process and keeps the object that it gave. */
    private static final class SameProcess extends LocalExecutionControl {

        private @Nullable Object last;

        @Override
        protected String invoke(Method method) throws Exception {
            last = method.invoke(null);
            return String.valueOf(last);
        }
    }

    private final SameProcess process = new SameProcess();
    private final JShell shell;

    Cells() {
        SameProcess same = process;
        shell = JShell.builder()
                .executionEngine(
                        new ExecutionControlProvider() {
                            @Override
                            public String name() {
                                return "same-process";
                            }

                            @Override
                            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                                return same;
                            }
                        },
                        Map.of())
                .build();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            shell.addToClasspath(entry);
        }
        IMPORTS.forEach(shell::eval);
    }

    /**
     * Runs a cell.
     *
     * @return the value of its last snippet, or null if this is no expression
     * @throws NotebookException with what the compiler says or the exception that was thrown, at the first snippet that fails
     */
    @Nullable
    Object run(String cell) {
        Object value = null;
        String remaining = cell;
        while (!remaining.isBlank()) {
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(remaining);
            boolean complete = info.source() != null && !info.source().isEmpty();
            String source = complete ? info.source() : remaining;
            remaining = complete ? info.remaining() : "";
            value = evaluate(source);
        }
        return value;
    }

    private @Nullable Object evaluate(String source) {
        Object value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue;
            }
            if (event.exception() != null) {
                throw new NotebookException(reason(event.exception()), event.exception());
            }
            if (event.status() == Snippet.Status.REJECTED) {
                throw new NotebookException(shell.diagnostics(event.snippet())
                        .map(each -> each.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n", "", "\n" + source)));
            }
            value = isExpression(event.snippet()) && !"".equals(event.value()) ? process.last : null;
        }
        return value;
    }

    private static String reason(Exception thrown) {
        return thrown instanceof EvalException of
                ? of.getExceptionClassName() + ": " + of.getMessage()
                : thrown.toString();
    }

    private static boolean isExpression(Snippet snippet) {
        return snippet instanceof ExpressionSnippet || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /** Continuations of the text before a place, and in the first element of {@code anchor} where they begin. */
    List<String> completions(String text, int place, int[] anchor) {
        return shell.sourceCodeAnalysis().completionSuggestions(text, place, anchor).stream()
                .map(Suggestion::continuation)
                .distinct()
                .toList();
    }

    boolean isComplete(String cell) {
        return shell.sourceCodeAnalysis().analyzeCompletion(cell).completeness().isComplete();
    }

    @Override
    public void close() {
        shell.close();
    }
}
