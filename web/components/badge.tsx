import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";
import { bucketDays, bucketName } from "./bucket";

export type BucketBadgeProps = Readonly<{ t: Translator; index: number }>;

/** A bucket in its place on the ramp: the label says what the colour repeats. */
export function BucketBadge({ t, index }: BucketBadgeProps) {
  return (
    <span class={`bucket ramp-${index}`} title={bucketDays(t, index)}>
      {bucketName(index)}
    </span>
  );
}

/** idle: nothing to do; busy: moving; good: done; watch: look when you can; act: needs you now. */
export type Tone = "idle" | "busy" | "good" | "watch" | "act";

export type StateBadgeProps = Readonly<{ tone: Tone; children?: Child }>;

export function StateBadge({ tone, children }: StateBadgeProps) {
  return (
    <span class={`state state-${tone}`}>
      <StateDot tone={tone} />
      {children}
    </span>
  );
}

/** A shape per tone, so that the states differ in grey too. */
function StateDot({ tone }: Readonly<{ tone: Tone }>) {
  return (
    <svg class="state-dot" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      {tone === "idle" && <circle class="hollow" cx="5" cy="5" r="3.25" />}
      {tone === "busy" && (
        <>
          <circle class="hollow" cx="5" cy="5" r="3.25" />
          <path class="filled" d="M5 1.75a3.25 3.25 0 0 1 0 6.5z" />
        </>
      )}
      {tone === "good" && <circle class="filled" cx="5" cy="5" r="3.5" />}
      {tone === "watch" && <path class="filled" d="M5 1l4 4-4 4-4-4z" />}
      {tone === "act" && <path class="filled" d="M5 .75l4.5 8h-9z" />}
    </svg>
  );
}
