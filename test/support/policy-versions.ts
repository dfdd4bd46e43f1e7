import { env } from "cloudflare:workers";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf, ladderOf } from "../../src/domain/policy/templates";
import { businessDate } from "../../src/kernel/calendar";
import type { World } from "./world";

/** The first policy with one more notice. */
export function withNoticeOn(day: number, template = "past-due"): PolicyDocument {
  const document = documentOf("seven-months");
  const ladder = [...document.ladder, ...ladderOf([[day, template]])];
  return { ...document, ladder: ladder.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0)) };
}

/** A version approved by a second person, also of a day that has passed: for books that catch up. */
export async function approved(
  world: World,
  document: PolicyDocument,
  effectiveOn: string,
): Promise<number> {
  const { policies, now } = await world.open();
  const draft = { document, effectiveOn: businessDate(effectiveOn), author: "person:a" };
  const version = await policies.insert({ ...draft, basedOn: null }, now);
  await policies.submit(version, "person:a", now);
  await env.CONTROL.prepare(
    `UPDATE policy_version SET state = 'approved', approved_by = 'person:b', approved_at = ?3
     WHERE tenant_id = ?1 AND version = ?2`,
  )
    .bind(world.tenantId, version, now)
    .run();
  return version;
}

/** Rows of a table of the shards with what they record of the policy. */
export async function recordedVersions(
  world: World,
  table: "notice" | "transition",
): Promise<readonly Readonly<{ on: string; version: number; step: string | null }>[]> {
  const step = table === "notice" ? "step" : "NULL";
  const answers = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare(
          `SELECT business_date AS "on", policy_version AS version, ${step} AS step FROM ${table}
           WHERE tenant_id = ? ORDER BY business_date`,
        )
        .bind(world.tenantId)
        .all<{ on: string; version: number; step: string | null }>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}
