package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.StudyText;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.panel.TieKeys;
import io.slipway.result.schema.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Weaknesses of a study: findings that hang on what the data does not tell. */
final class StudyAudit {

    private StudyAudit() {}

    /**
     * The findings about a study.
     *
     * @throws ReportException if it is damaged
     */
    static List<Finding> of(Path directory) {
        Values study = ResultReader.object(directory, StudyKeys.FILE);
        List<Finding> findings = new ArrayList<>();
        study.find(StudyKeys.WITH_OTHER_TIES).ifPresent(other -> addTies(study, other, findings));
        StudyText.early(study).ifPresent(each -> findings.add(new Finding(Fault.EARLY_STARTS, each)));
        StudyText.halted(study).ifPresent(each -> findings.add(new Finding(Fault.HALTED_STARTS, each)));
        StudyText.leftOut(study).forEach(each -> findings.add(new Finding(Fault.LEFT_OUT, each)));
        return findings;
    }

    private static void addTies(Values study, Values other, List<Finding> findings) {
        for (Values pair : other.get(TieKeys.TIED_PAIRS)) {
            String name = pair.get(TieKeys.TIED_NAME);
            String finding = pair.get(TieKeys.TIED_FINDING);
            study.get(StudyKeys.PAIRS).stream()
                    .filter(own -> own.get(StudyKeys.PAIR_NAME).equals(name))
                    .map(own -> own.get(StudyKeys.FINDING))
                    .filter(own -> !own.equals(finding))
                    .forEach(own -> findings.add(new Finding(
                            Fault.TIES_DECIDE,
                            Numbers.format(
                                    "%s: %s, but %s with --ties %s; %,d such prints",
                                    name,
                                    words(own),
                                    words(finding),
                                    other.get(TieKeys.RULE),
                                    other.get(TieKeys.TIED_PRINTS)))));
        }
    }

    private static String words(String finding) {
        return finding.replace('_', ' ');
    }
}
