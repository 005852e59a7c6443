package io.slipway.app.api;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Signatures of the public types of some packages, as text: one line for each type and, indented below it, one for each member that
 * code outside of the package can use. The lines of a type are in alphabetical order, so that they depend on the code alone.
 */
final class Signatures {

    private Signatures() {}

    /** The lines of all public types among the classes, in the order of their names. */
    static List<String> of(Iterable<JavaClass> classes) {
        Set<Class<?>> types = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        for (JavaClass each : classes) {
            Class<?> type = each.reflect();
            if (isOpen(type)) {
                types.add(type);
            }
        }
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types) {
            lines.add(heading(type));
            members(type).forEach(member -> lines.add("    " + member));
        }
        return lines;
    }

    /** Public, and so are the types around it. */
    private static boolean isOpen(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (outer == null || isOpen(outer));
    }

    private static String heading(Class<?> type) {
        StringBuilder line = new StringBuilder(deprecated(type.isAnnotationPresent(Deprecated.class)));
        int modifiers = type.getModifiers() & ~Modifier.INTERFACE & (type.isInterface() ? ~Modifier.ABSTRACT : ~0);
        line.append(Modifier.toString(modifiers)).append(type.isSealed() ? " sealed " : " ");
        line.append(kind(type)).append(type.getName()).append(typeParameters(type));
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent != Object.class && parent != Record.class && parent != Enum.class) {
            line.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        String interfaces = Arrays.stream(type.getGenericInterfaces())
                .map(java.lang.reflect.Type::getTypeName)
                .sorted()
                .collect(Collectors.joining(", "));
        return line.append(interfaces.isEmpty() ? "" : " implements " + interfaces)
                .toString();
    }

    /** Made here, because {@link Class#toGenericString} says more on newer JDKs. */
    private static String kind(Class<?> type) {
        return type.isInterface() ? "interface " : type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ";
    }

    private static String typeParameters(Class<?> type) {
        return type.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(type.getTypeParameters())
                        .map(each -> each.getName() + " extends " + each.getBounds()[0].getTypeName())
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (isReachable(field.getModifiers(), field.isSynthetic())) {
                String text = deprecated(field.isAnnotationPresent(Deprecated.class)) + field.toGenericString();
                members.add(withoutOwner(text, type) + constant(field));
            }
        }
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            addIfReachable(members, each, each.toGenericString());
        }
        for (Method each : type.getDeclaredMethods()) {
            addIfReachable(members, each, each.toGenericString());
        }
        if (type.isRecord()) {
            members.add(Arrays.stream(type.getRecordComponents())
                    .map(Signatures::component)
                    .collect(Collectors.joining(", ", "record (", ")")));
        }
        return members;
    }

    private static String component(RecordComponent each) {
        return each.getGenericType().getTypeName() + " " + each.getName();
    }

    private static void addIfReachable(Set<String> members, Executable each, String text) {
        if (isReachable(each.getModifiers(), each.isSynthetic())) {
            members.add(withoutOwner(
                    deprecated(each.isAnnotationPresent(Deprecated.class)) + text, each.getDeclaringClass()));
        }
    }

    /** The signature without the name of its own type before the name of the member, to be read more easily. */
    private static String withoutOwner(String signature, Class<?> owner) {
        return signature.replace(" " + owner.getTypeName() + ".", " ");
    }

    private static boolean isReachable(int modifiers, boolean synthetic) {
        return !synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
    }

    private static String deprecated(boolean is) {
        return is ? "@Deprecated " : "";
    }

    /** The value of a constant, which compilers copy into the classes that use it. */
    private static String constant(Field field) {
        boolean copied = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        try {
            return copied ? " = " + field.get(null) : "";
        } catch (IllegalAccessException e) {
            return ""; // protected, so no value can be read from here
        }
    }
}
