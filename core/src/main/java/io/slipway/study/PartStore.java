package io.slipway.study;

import java.util.Optional;

/** Keeps parts of a study beyond the process that works them. Used by several threads at once. */
public interface PartStore {

    /** Keeps nothing. */
    PartStore NONE = new PartStore() {
        @Override
        public Optional<StudyPart> find(StudyTask task) {
            return Optional.empty();
        }

        @Override
        public void keep(StudyPart part) {}
    };

    /** The part of a task, if an earlier process has kept it. */
    Optional<StudyPart> find(StudyTask task);

    /** Keeps a part; either all of it is kept or none of it, whatever happens. */
    void keep(StudyPart part);

    /** Keeps the reason why a task has no part, where others may look for it. */
    default void leave(LeftOut task) {}
}
