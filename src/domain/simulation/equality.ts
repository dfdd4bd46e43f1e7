/** Whether a test on the past gives what really happened. Names are those of `actName`. */
export type Equality = Readonly<{
  matched: number;
  missingCount: number;
  extraCount: number;
  /** What happened and was not simulated; the first of them. */
  missing: readonly string[];
  /** What was simulated and did not happen; the first of them. */
  extra: readonly string[];
}>;

export const NOTHING_COMPARED: Equality = {
  matched: 0,
  missingCount: 0,
  extraCount: 0,
  missing: [],
  extra: [],
};

const LISTED = 50;

/** Compares what was simulated of some borrowers with what is stored of them. */
export function equalityOf(simulated: readonly string[], stored: readonly string[]): Equality {
  const left = new Map<string, number>();
  for (const name of stored) left.set(name, (left.get(name) ?? 0) + 1);
  const extra: string[] = [];
  for (const name of simulated) {
    const count = left.get(name) ?? 0;
    if (count === 0) extra.push(name);
    else left.set(name, count - 1);
  }
  const missing = [...left].flatMap(([name, count]) => Array.from({ length: count }, () => name));
  return {
    matched: simulated.length - extra.length,
    missingCount: missing.length,
    extraCount: extra.length,
    missing: missing.slice(0, LISTED),
    extra: extra.slice(0, LISTED),
  };
}

/** The equality of two lots of borrowers together. */
export function addEqualities(a: Equality, b: Equality): Equality {
  return {
    matched: a.matched + b.matched,
    missingCount: a.missingCount + b.missingCount,
    extraCount: a.extraCount + b.extraCount,
    missing: [...a.missing, ...b.missing].slice(0, LISTED),
    extra: [...a.extra, ...b.extra].slice(0, LISTED),
  };
}
