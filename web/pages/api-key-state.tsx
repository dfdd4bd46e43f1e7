import type { KeyState } from "../../src/domain/api-key/standing";
import { StateBadge, type Tone } from "../components/badge";
import type { Translator } from "../locales/translate";

/** How a key stands at the moment it is shown. */
export type KeyStandingShown = Readonly<{
  state: KeyState;
  expiresAt: number | null;
  revokedAt: number | null;
  /** Until then the secret of before is good too; null: only that of now is. */
  previousUntil: number | null;
}>;

const TONES: Readonly<Record<KeyState, Tone>> = {
  active: "good",
  expiring: "watch",
  expired: "idle",
  revoked: "idle",
};

type StateProps = Readonly<{ t: Translator; standing: KeyStandingShown; timezone: string }>;

/** Whether it works, until when, and what is about to change. */
export function KeyStateWords({ t, standing, timezone }: StateProps) {
  const { state, expiresAt, revokedAt, previousUntil } = standing;
  const at = state === "revoked" ? revokedAt : expiresAt;
  const time = at === null ? "" : t.formatInstant(at, timezone);
  return (
    <>
      <StateBadge tone={TONES[state]}>{t(`keys.state.${state}`)}</StateBadge>{" "}
      {at !== null && t(`keys.until.${state}`, { time })}{" "}
      {previousUntil !== null &&
        t("keys.previousUntil", { time: t.formatInstant(previousUntil, timezone) })}
    </>
  );
}
