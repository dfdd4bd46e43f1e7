import { inject } from "vitest";
import type { BenchBox, BenchMood } from "./provider-bench";
import type { World } from "./world";

/** The servers on loopback that stand for providers (provider-bench.ts). */
export function bench() {
  return inject("bench");
}

export async function boxOf(name: string): Promise<BenchBox> {
  return (await fetch(`${bench().http}/bench/${name}`)).json();
}

export async function setMood(name: string, mood: BenchMood): Promise<void> {
  await fetch(`${bench().http}/bench/${name}`, { method: "PUT", body: JSON.stringify({ mood }) });
}

/** A signing secret that nobody else has. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

export type BenchKind = "smtp" | "resend" | "twilio" | "gateway";

/** The name of a box that no other test has; Twilio's are accounts. */
export function newBox(kind: BenchKind = "gateway"): string {
  const name = crypto.randomUUID().replaceAll("-", "");
  return kind === "twilio" ? `AC${name}` : name;
}

const FROM = "notices@lender.example";

/** What a lender enters for a provider on the bench. */
export function entryOf(kind: BenchKind, box: string, change: Record<string, unknown> = {}) {
  const { http, smtpPort } = bench();
  const settings = {
    smtp: {
      ...{ kind, host: "localhost", port: smtpPort, security: "none" },
      ...{ username: box, from: FROM },
    },
    resend: { kind, url: http, from: FROM },
    twilio: { kind, url: http, accountSid: box, from: "+14155550100" },
    gateway: { kind, channel: "sms", url: `${http}/${box}`, from: "Lender" },
  }[kind];
  const key = kind === "gateway" ? newSecret() : box;
  const events = kind === "resend" ? newSecret() : null;
  return { name: `${kind} on the bench`, settings, secrets: { key, events }, ...change };
}

/** Adds a provider as an integrator does, and answers its id with the secrets it was given. */
export async function addProvider(
  world: World,
  kind: BenchKind,
  box: string,
  change: Record<string, unknown> = {},
) {
  const entry = entryOf(kind, box, change);
  const added = await world.api("POST", "/v1/providers", entry);
  if (added.status !== 201) throw new Error(added.text);
  const id: string = added.body.id;
  return { id, number: Number.parseInt(id.slice(-1), 32), secrets: entry.secrets };
}
