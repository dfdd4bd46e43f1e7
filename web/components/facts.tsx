import type { Child } from "hono/jsx";

export type Fact = Readonly<{ term: string; detail: Child }>;

/** Terms and their values; a fact that is null is left out. */
export function Facts({ facts }: Readonly<{ facts: readonly (Fact | null)[] }>) {
  return (
    <dl class="facts">
      {facts.map(
        (fact) =>
          fact && (
            <div>
              <dt>{fact.term}</dt>
              <dd>{fact.detail}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
