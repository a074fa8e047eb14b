/**
 * JMH benchmarks of the parts that everything passes through; {@code scripts/benchmark micro} runs
 * them. Each stands in the package of what it measures.
 */
package fetchlinks;
