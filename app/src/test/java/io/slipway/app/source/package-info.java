/** Rules of the source: dependencies between modules, sizes and first words. */
@NullMarked
package io.slipway.app.source;

import org.jspecify.annotations.NullMarked;
