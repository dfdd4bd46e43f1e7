/** What was measured, in the order of measuring. */
export const figures = [];
/** What a reader of the figures must know of how they came about. */
export const notes = [];

/** A figure with a floor is judged by the ratio, one without by its value. */
export function report(name, unit, value, floor, target) {
  const ratio = floor === null ? null : round(value / floor);
  const judged = ratio ?? value;
  figures.push({
    name,
    value: round(value),
    unit,
    floor: floor === null ? null : round(floor),
    ratio,
    target,
    ok: judged <= target,
  });
  note(`${name}: ${round(value)} ${unit}${ratio === null ? "" : `, ratio ${ratio}`}`);
}

/** Says something that belongs into the document. */
export function remark(text) {
  notes.push(text);
  note(text);
}

export function note(text) {
  process.stderr.write(`bench: ${text}\n`);
}

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

export function round(value) {
  return Number(value.toPrecision(4));
}
