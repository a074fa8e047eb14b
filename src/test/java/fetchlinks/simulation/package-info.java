/** Months of checks against a model site, to prove that nothing is lost and nothing comes twice. */
@NullMarked
package fetchlinks.simulation;

import org.jspecify.annotations.NullMarked;
