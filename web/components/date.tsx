import type { Translator } from "../locales/translate";

export type DateTextProps = Readonly<{ t: Translator; on: string | null }>;

/** A calendar day in the reader's writing, ISO on hover; a dash when there is none. */
export function DateText({ t, on }: DateTextProps) {
  if (on === null) return <span class="zero">–</span>;
  return (
    <time datetime={on} title={on}>
      {t.formatDate(on)}
    </time>
  );
}

export type InstantTextProps = Readonly<{ t: Translator; at: number | null; timezone: string }>;

/** A moment in the lender's time zone; on hover ISO in UTC and the zone. */
export function InstantText({ t, at, timezone }: InstantTextProps) {
  if (at === null) return <span class="zero">–</span>;
  const iso = new Date(at).toISOString();
  return (
    <time datetime={iso} title={`${iso} · ${timezone}`}>
      {t.formatInstant(at, timezone)}
    </time>
  );
}
