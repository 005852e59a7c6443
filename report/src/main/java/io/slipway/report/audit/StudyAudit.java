package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.StudyText;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.panel.TieKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Weaknesses of a study: findings that hang on what the data does not tell. */
final class StudyAudit {

    private StudyAudit() {}

    private static void addStarts(Values study, Key<Long> key, Fault fault, List<Finding> findings) {
        long count = study.or(key, 0L);
        if (count > 0) {
            findings.add(new Finding(fault, Numbers.format("%,d of %,d starts", count, study.get(StudyKeys.STARTS))));
        }
    }

    /**
     * The findings about a study.
     *
     * @throws ReportException if it is damaged
     */
    static List<Finding> of(Path directory) {
        Values study = ResultReader.object(directory, StudyKeys.FILE);
        List<Finding> findings = new ArrayList<>();
        study.find(StudyKeys.WITH_OTHER_TIES).ifPresent(other -> addTies(study, other, findings));
        addStarts(study, StudyKeys.EARLY_STARTS, Fault.EARLY_STARTS, findings);
        addStarts(study, StudyKeys.HALTED_STARTS, Fault.HALTED_STARTS, findings);
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
