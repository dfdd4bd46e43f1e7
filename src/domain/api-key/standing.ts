import { type Instant, instant } from "../../kernel/calendar";
import { type AddressRange, isInRanges } from "./address-range";

/** What decides whether a key still opens the door. */
export type KeyStanding = Readonly<{
  revokedAt: Instant | null;
  expiresAt: Instant | null;
  /** Counts the secrets of this key; a new one raises it. */
  generation: number;
  /** Until when the secret of before is good beside the one of now. */
  previousUntil: Instant | null;
}>;

export type KeyRefusal = Readonly<{
  code:
    | "access.key_revoked"
    | "access.key_replaced"
    | "access.key_expired"
    | "access.address_not_allowed";
}>;

/** How somebody comes with a key: by the secret of which generation, when, from which address. */
export type KeyUse = Readonly<{ generation: number; now: Instant; address: string | null }>;

/**
 * Why a key that was proven does not open the door; undefined when it does. Only who proved it may be
 * told. Where nobody says from which address a request comes, a key with a list of them stays shut.
 */
export function refuseKey(
  key: KeyStanding & Readonly<{ ranges: readonly AddressRange[] }>,
  { generation, now, address }: KeyUse,
): KeyRefusal | undefined {
  if (key.revokedAt !== null) return { code: "access.key_revoked" };
  if (!isGeneration(key, generation, now)) return { code: "access.key_replaced" };
  if (key.expiresAt !== null && key.expiresAt <= now) return { code: "access.key_expired" };
  const isAnywhere = key.ranges.length === 0;
  if (!isAnywhere && (address === null || !isInRanges(address, key.ranges))) {
    return { code: "access.address_not_allowed" };
  }
  return undefined;
}

function isGeneration(key: KeyStanding, generation: number, now: Instant): boolean {
  if (generation === key.generation) return true;
  return generation === key.generation - 1 && (key.previousUntil ?? 0) > now;
}

export type KeyState = "active" | "expiring" | "expired" | "revoked";

const EXPIRING_MS = 14 * 86_400_000;

/** How a key stands, for a reader; `expiring`: within two weeks. */
export function keyState(
  { revokedAt, expiresAt }: Pick<KeyStanding, "revokedAt" | "expiresAt">,
  now: Instant,
): KeyState {
  if (revokedAt !== null) return "revoked";
  if (expiresAt === null) return "active";
  if (expiresAt <= now) return "expired";
  return expiresAt - now <= EXPIRING_MS ? "expiring" : "active";
}

export const OVERLAP_HOURS_DEFAULT = 24;
export const OVERLAP_HOURS_MAX = 7 * 24;

/** Until when the secret of before is good after a rotation; null: it ends with it. */
export function previousUntil(now: Instant, overlapHours: number): Instant | null {
  return overlapHours === 0 ? null : instant(now + overlapHours * 3_600_000);
}
