/** Code that stands for a plug-in's: it is in no package of Slipway. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
