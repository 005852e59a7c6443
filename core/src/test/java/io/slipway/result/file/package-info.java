/** Tests of the definitions of result files. */
@NullMarked
package io.slipway.result.file;

import org.jspecify.annotations.NullMarked;
