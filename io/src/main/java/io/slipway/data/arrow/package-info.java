/**
 * Arrow files and streams, also called Feather version 2, as tables of text. Layouts are those of the Arrow columnar format 1.5, with
 * the definitions {@code Message.fbs} and {@code Schema.fbs}.
 */
@NullMarked
package io.slipway.data.arrow;

import org.jspecify.annotations.NullMarked;
