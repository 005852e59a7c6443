/** Values as people write them: numbers with units, YAML files, and the fault of a value that cannot be used. */
@NullMarked
package io.slipway.text;

import org.jspecify.annotations.NullMarked;
