package io.slipway.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of hand-written types. Public, as a type inside another is open to others only if both are. */
public class SignaturesTest {

    /** A type with a member of each sort. */
    public abstract static class Sample<T extends Number> implements Iterable<T> {

        public static final int COPIED = 7;
        public static final Object KEPT = new Object();
        protected int seen;
        int hidden;

        protected Sample(List<? extends T> values) {
            seen = values.size();
        }

        @Deprecated
        public abstract long sum(int[] of) throws IllegalStateException;

        int hiddenSum() {
            return hidden + seen;
        }
    }

    /** A record, whose order of components is part of what callers use. */
    public record Pair(int second, String first) {}

    static class NotPublic {}

    @Test
    void eachMemberThatOthersCanUseHasALineAndNoOther() {
        String here = SignaturesTest.class.getName();
        assertThat(Signatures.of(new ClassFileImporter().importClasses(Sample.class, Pair.class, NotPublic.class)))
                .containsExactly(
                        "public static final record " + here + "$Pair",
                        "    public final boolean equals(java.lang.Object)",
                        "    public final int hashCode()",
                        "    public final java.lang.String toString()",
                        "    public int second()",
                        "    public " + here + "$Pair(int,java.lang.String)",
                        "    public java.lang.String first()",
                        "    record (int second, java.lang.String first)",
                        "public abstract static class " + here
                                + "$Sample<T extends java.lang.Number> implements java.lang.Iterable<T>",
                        "    @Deprecated public abstract long sum(int[]) throws java.lang.IllegalStateException",
                        "    protected int seen",
                        "    protected " + here + "$Sample(java.util.List<? extends T>)",
                        "    public static final int COPIED = 7",
                        "    public static final java.lang.Object KEPT");
    }
}
