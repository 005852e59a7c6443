/** A corpus: tapes by symbol and trading day in a folder, with a catalogue of what they are and where they came from. */
@NullMarked
package io.slipway.data.corpus;

import org.jspecify.annotations.NullMarked;
