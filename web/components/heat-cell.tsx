import type { Child } from "hono/jsx";

/** Steps of the ramp that leave the figure readable in the dark ink of the table. */
const STEPS = 4;

/** A cell whose ground repeats how large its share is; the figure says it. */
export function HeatCell({
  percent,
  most = 100,
  title,
  children,
}: Readonly<{ percent: number; most?: number; title?: string; children?: Child }>) {
  const share = most === 0 ? 0 : Math.min(percent / most, 1);
  // By the root: small shares are most of a matrix and would all look alike.
  const step = Math.round(Math.sqrt(share) * STEPS);
  return (
    <td class={`numeric heat ramp-${step}`} title={title}>
      {children}
    </td>
  );
}
