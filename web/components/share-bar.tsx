export type SharePart = Readonly<{
  percent: number;
  /** On the ramp of lateness. */
  ramp: number;
  label: string;
}>;

/** Parts of one whole side by side, in the order given; their figures stand beside it. */
export function ShareBar({
  parts,
  label,
}: Readonly<{ parts: readonly SharePart[]; label: string }>) {
  let from = 0;
  const placed = parts.map((part) => {
    const x = from;
    from += part.percent;
    return { ...part, x };
  });
  return (
    <svg
      class="share-bar bar"
      viewBox="0 0 100 10"
      width="100%"
      height="14"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {placed.map(({ x, percent, ramp, label: own }) => (
        <rect class={`ramp-fill-${ramp}`} x={x} y="0" width={percent} height="10">
          <title>{own}</title>
        </rect>
      ))}
    </svg>
  );
}
