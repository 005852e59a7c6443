package io.slipway.study;

/**
 * A task without a part, because its work failed each time it was tried. Its orders are in no figure of the result.
 *
 * @param of symbol and day of its tape; empty where the study has one tape
 * @param task the task
 * @param reason the failure as a sentence
 */
public record LeftOut(String of, StudyTask task, String reason) {

    /** A task of a study of one tape, or one whose symbol and day a merge will add. */
    public LeftOut(StudyTask task, String reason) {
        this("", task, reason);
    }

    /** The task and the reason as a phrase for a person. */
    public String text() {
        return (of.isEmpty() ? "" : of + ", ") + "task " + task.number() + ", orders " + task.fromOrder() + " to "
                + (task.toOrder() - 1) + ": " + reason;
    }
}
