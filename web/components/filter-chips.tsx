import type { Child } from "hono/jsx";

export type FilterChip = Readonly<{
  label: Child;
  href: string;
  current: boolean;
  count?: string | undefined;
}>;

/** Filters as links: they live in the address, and the one in force is marked. */
export function FilterChips({
  label,
  chips,
}: Readonly<{ label: string; chips: readonly FilterChip[] }>) {
  return (
    <nav class="chips" aria-label={label}>
      <ul>
        {chips.map((chip) => (
          <li>
            <a class="chip" href={chip.href} aria-current={chip.current ? "true" : undefined}>
              {chip.label}
              {chip.count !== undefined && <span class="chip-count">{chip.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
