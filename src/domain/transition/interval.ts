/** Percent with four decimals. */
export type Interval = Readonly<{ low: string; high: string }>;

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/**
 * The 95 % confidence interval of a share by the score method of Wilson (1927), which stays within 0 and
 * 100 and holds for few loans and for none that moved. Null for an empty base.
 */
export function shareInterval(part: number, whole: number): Interval | null {
  if (whole === 0) return null;
  const share = part / whole;
  const spread = (Z * Z) / whole;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share) + spread / 4) / whole)) / (1 + spread);
  return {
    low: percentText(part === 0 ? 0 : middle - half),
    high: percentText(part === whole ? 1 : middle + half),
  };
}

function percentText(share: number): string {
  return (Math.min(Math.max(share, 0), 1) * 100).toFixed(4);
}
