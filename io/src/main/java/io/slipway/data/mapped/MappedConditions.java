package io.slipway.data.mapped;

import io.slipway.data.table.Fields;
import io.slipway.data.table.Table;
import io.slipway.data.venue.ConditionNames;
import io.slipway.data.venue.SaleConditions;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.PrintKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kinds of the prints of mapped rows, and rows to leave out. A print of several conditions is of the strictest kind. */
final class MappedConditions {

    /** Between the conditions of one field, and around those of a list as JSON or pandas writes it: {@code ['T', 'I']}. */
    private static final String SEPARATORS = "[,;|\\s\\[\\]\"']+";

    /** The same between letters, of which a blank is one. */
    private static final String BETWEEN_LETTERS = ",;|[]\"'";

    private final Table table;
    private final IssueLog issues;
    private final List<ConditionRule> rules;
    private final int[] columns;
    private final SaleConditions.Reading letters;
    private PrintKind kind = PrintKind.REGULAR;

    MappedConditions(List<ConditionRule> rules, ToIntFunction<String> column, Table table, IssueLog issues) {
        this.table = table;
        this.issues = issues;
        this.rules = rules;
        columns = rules.stream().map(ConditionRule::column).mapToInt(column).toArray();
        letters = new SaleConditions.Reading();
    }

    /** Names the columns of conditions and corrections that a table of trades has and its mapping does not use. */
    static void noteUnused(Mapping mapping, Table table, IssueLog issues) {
        Set<Integer> used = mapping.layout().hasHeader()
                ? mapping.columnsRead().stream().map(table.header()::find).collect(Collectors.toSet())
                : Set.of();
        List<String> names = table.header().names();
        List<String> unused = IntStream.range(0, names.size())
                .filter(i -> !used.contains(i))
                .mapToObj(names::get)
                .filter(name -> ConditionNames.isConditions(name) || ConditionNames.isCorrection(name))
                .toList();
        if (!unused.isEmpty()) {
            boolean isOne = unused.size() == 1;
            boolean hasRules = !mapping.values().conditions().isEmpty();
            issues.absent(table.file() + ": column" + (isOne ? " " : "s ") + String.join(", ", unused)
                    + (isOne ? " is" : " are") + " not mapped: "
                    + (hasRules
                            ? "no trade's kind depends on " + (isOne ? "it" : "them")
                            : "every trade counts as regular"));
        }
    }

    /** Reads the conditions of a row; {@code false} if it is left out, which is counted. */
    boolean accepts(Fields row, long timeNs) {
        kind = PrintKind.REGULAR;
        for (int i = 0; i < columns.length; i++) {
            boolean accepted = row.isEmpty(columns[i])
                    || (rules.get(i).hasLetters() ? addLetters(row, columns[i], timeNs) : add(row, rules.get(i), i));
            if (!accepted) {
                issues.note(DataIssue.LEFT_OUT);
                return false;
            }
        }
        if (kind.isCancelled()) {
            issues.note(DataIssue.CORRECTED_TRADE);
        }
        return !kind.isCancelled();
    }

    /** The kind of the print in the row that was read last. */
    PrintKind kind() {
        return kind;
    }

    private boolean add(Fields row, ConditionRule rule, int i) {
        for (String value : row.text(columns[i]).split(SEPARATORS, -1)) {
            Optional<PrintKind> each = value.isEmpty() ? Optional.of(PrintKind.REGULAR) : rule.kindOf(value);
            if (each.isEmpty()) {
                return false;
            }
            add(each.get(), row, columns[i]);
        }
        return true;
    }

    private boolean addLetters(Fields row, int column, long timeNs) {
        for (int p = row.from(column); p < row.to(column); p++) {
            if (BETWEEN_LETTERS.indexOf(row.buffer()[p]) >= 0) {
                continue;
            }
            add(letters.kindOf(row.buffer()[p], SaleConditions.Plan.UNKNOWN, timeNs), row, column);
        }
        return true;
    }

    private void add(PrintKind each, Fields row, int column) {
        if (each == PrintKind.UNKNOWN) {
            issues.note(
                    DataIssue.UNKNOWN_CONDITION,
                    table.place() + ": unknown condition: value=\"" + row.text(column) + "\"");
        }
        kind = kind.strictest(each);
    }
}
