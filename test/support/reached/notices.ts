import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import type { Env } from "../../../src/env";
import { parsePublicId, publicId } from "../../../src/kernel/ids";
import { addProvider, newBox } from "../bench";
import type { ContractRun } from "../contract-run";
import { overtaken } from "../failing-bindings";
import { planNotice } from "../letters";

const HEAD = { name: "Test Lender", locale: "en", timezone: "America/New_York" } as const;

const LATE = {
  ...{ externalId: "N1", borrowerExternalId: "NB1", borrowerName: "Ada Park" },
  ...{ address: "12 Elm Street; Springfield, IL 62701", timezone: "America/New_York" },
  ...{ principal: 120_000, annualRatePercent: "12", installmentCount: 12, frequency: "monthly" },
  ...{ method: "annuity", disbursedOn: "2025-09-15", firstDueOn: "2025-10-15" },
};

/** Letters on paper, one of which nobody knows what became of, and what a provider tells of one. */
export async function reachNotices(run: ContractRun): Promise<void> {
  const { send, ids } = run;
  const ctx = await ids.world.open();
  const made = await send("POST", "/v1/loans", LATE);
  const loan = parsePublicId("loan", made.body.id) ?? 0;
  const plan = async (columns: Readonly<Record<string, string | null>>): Promise<string> => {
    const id = await planNotice(ctx, loan, { step: crypto.randomUUID() });
    const set = Object.keys(columns).map((name, index) => `${name} = ?${index + 3}`);
    await Promise.all(
      [env.SHARD_00, env.SHARD_01].map((shard) =>
        shard
          .prepare(`UPDATE notice SET ${set.join(", ")} WHERE tenant_id = ?1 AND id = ?2`)
          .bind(ids.world.tenantId, id, ...Object.values(columns))
          .run(),
      ),
    );
    return publicId("notice", id);
  };
  const unconfirmed = await plan({ state: "sending", finer_state: "unconfirmed" });
  const settle = (bindings: Env = env) =>
    send("POST", `/v1/notices/${unconfirmed}/settlement`, { wasSent: true }, {}, bindings);
  await settle(overtaken());
  await settle();
  await reachReports(run, (provider) => plan({ state: "sent", provider }));

  await send("POST", "/v1/print-runs");
  await ctx.access.changePreferences({ ...HEAD, letterhead: "1 Harbor Street" });
  await send("POST", "/v1/print-runs");
  await plan({ state: "planned", finer_state: "to-print", channel: "letter" });
  await send("POST", "/v1/print-runs", undefined, {}, overtaken());
  const printed = await send("POST", "/v1/print-runs");
  await send("GET", `/v1/print-runs/${printed.body.id}`);
}

async function reachReports(
  { send, ids }: ContractRun,
  planSent: (provider: string) => Promise<string>,
): Promise<void> {
  const provider = await addProvider(ids.world, "gateway", newBox());
  const notice = await planSent(provider.id);
  const path = `/providers/${provider.id}/reports`;
  const body = JSON.stringify({ type: "message.delivered", data: { id: notice } });
  const tell = (secret: string, change = {}, bindings: Env = env) => {
    const at = new Date();
    const headers = {
      ...{ authorization: "", "webhook-id": "r-1" },
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign("r-1", at, body),
      ...change,
    };
    return send("POST", path, body, headers, bindings);
  };
  const { key } = provider.secrets;
  await tell(key, { "webhook-signature": "v1,none" });
  await tell(key, { "content-length": "99999999" });
  await tell(key, {}, overtaken());
  await tell(key);
}
