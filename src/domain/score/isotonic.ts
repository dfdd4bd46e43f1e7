/**
 * The nearest values that never fall (least squares, each value with its weight): neighbours that do
 * are replaced by their mean until none does. Source: pool adjacent violators, Ayer et al. (1955).
 */
export function neverFalling(
  values: readonly number[],
  weights: readonly number[],
): readonly number[] {
  const blocks: { value: number; weight: number; count: number }[] = [];
  for (const [index, value] of values.entries()) {
    let block = { value, weight: weights[index] ?? 0, count: 1 };
    for (let last = blocks.at(-1); last && last.value > block.value; last = blocks.at(-1)) {
      const weight = last.weight + block.weight;
      const sum = last.value * last.weight + block.value * block.weight;
      block = {
        value: weight > 0 ? sum / weight : last.value,
        weight,
        count: last.count + block.count,
      };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ value, count }) => Array<number>(count).fill(value));
}
