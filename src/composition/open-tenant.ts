import { type Actor, Denied, type TenantContext, type Vault } from "../app/context";
import { openTimeline } from "../domain/policy/timeline";
import type { Env } from "../env";
import { dateAt, type Instant } from "../kernel/calendar";
import { openIntegrations, withEvents } from "./open-integrations";
import { openSender, openSenders } from "./open-senders";
import { openTransfers } from "./open-transfers";
import { queueOf, relayPartition, relaySoon, sendWakes } from "./relay";
import { openHealthStore } from "../store/alert";
import { openAuditStore } from "../store/audit";
import { openBehaviourStore } from "../store/behaviour";
import { openBookStore } from "../store/book";
import { openBorrowerStore } from "../store/borrower";
import { openCaseStore } from "../store/case";
import { openContactStore } from "../store/contact";
import { signChoiceLink } from "../store/choice-link";
import { openControlDoor } from "../store/control-door";
import { openExplanationStore } from "../store/explanation";
import type { TenantEntry } from "../store/directory";
import { openFlagStore } from "../store/flag";
import { openHoldStore } from "../store/hold";
import { openLoanStore } from "../store/loan";
import { openNoticeStore } from "../store/notice";
import { openPolicyStore } from "../store/policy";
import { openPromiseStore } from "../store/promise";
import { openProviderStore } from "../store/provider";
import { openReconciliationStore } from "../store/reconciliation";
import { openResetStore } from "../store/reset";
import { openScanRunStore } from "../store/scan-run";
import { openSuppressionStore } from "../store/suppression";
import { openStandingStore } from "../store/standing";
import { openTaskStore } from "../store/task";
import { openSimulationStore } from "../store/simulation";
import { openTenantAccess } from "../store/tenant-access";
import { openTemplateStore } from "../store/template";
import { type Door, openDoor } from "../store/tenant-store";
import { openTreatmentStore } from "../store/treatment";
import { openUnmatchedStore } from "../store/unmatched";
import { openVault } from "../store/vault";

/** Runs a promise to its end after the answer went out; on queues and in cron it is awaited. */
export type Later = (work: Promise<unknown>) => void;

/**
 * Opens a tenant for one actor and one moment: the single place where stores and gateways are put
 * behind the ports of `app`.
 */
export function openTenant(
  env: Env,
  entry: TenantEntry,
  actor: Actor,
  now: Instant,
  later: Later | null,
): TenantContext {
  const { tenant, homes } = entry;
  const vault = lazyVault(entry, env.PLATFORM_KEY);
  const door = openDoor(tenant.id, homes);
  const control = openControlDoor(tenant.id, env.CONTROL);
  const today = tenant.clockOn ?? dateAt(now, tenant.timezone);
  const timeline = openTimeline(entry.policies);
  const providers = openProviderStore(control, vault);
  const permissions = new Set(actor.permissions);
  const opening = { tenantId: tenant.id, mode: tenant.mode, providers };
  const integrations = openIntegrations(env, { entry, door, control, vault });
  return {
    tenant,
    actor,
    now,
    today,
    policy: timeline.on(today),
    timeline,
    policies: openPolicyStore(control),
    vault,
    loans: openLoanStore(door),
    borrowers: openBorrowerStore(door, vault),
    notices: openNoticeStore(door, vault),
    treatments: openTreatmentStore(door),
    cases: openCaseStore(door),
    tasks: openTaskStore(door),
    promises: openPromiseStore(door),
    holds: openHoldStore(door),
    flags: openFlagStore(door),
    contacts: openContactStore(door),
    explanations: openExplanationStore(door),
    unmatched: openUnmatchedStore(door, vault),
    book: openBookStore(door),
    standings: openStandingStore(door),
    runs: openScanRunStore(control),
    behaviours: openBehaviourStore(control, door),
    resets: openResetStore(control, door),
    reconciliations: openReconciliationStore(control, door),
    simulations: openSimulationStore(control, door),
    health: openHealthStore(control, env.CONTROL),
    ...openTransfers(env, { entry, door, control, vault }),
    access: openTenantAccess(control),
    audit: openAuditStore(door),
    providers,
    suppressions: openSuppressionStore(control, vault),
    templates: openTemplateStore(control),
    ...integrations,
    senders: openSenders(env, opening),
    openSender: (number) => openSender(env, opening, number),
    onBench: env.PRIVATE_TARGETS === "allow",
    meter: door.meter,
    choiceUrl: (borrower) => choiceUrlOf(env, { tenant: tenant.id, borrower }, now),
    allow(permission) {
      if (!permissions.has(permission)) throw new Denied(permission);
    },
    commit: openCommit(env, { entry, door, integrations, actor, now, later }),
    reserve: (partition, count) => door.partition(partition).reserve(count),
    async send(queue, message, delaySeconds) {
      await queueOf(env, queue).send(message, delaySeconds === undefined ? {} : { delaySeconds });
    },
  };
}

/** A commit and what follows it. What fails there is found by the next tick: the row that asks for it stays. */
function openCommit(
  env: Env,
  of: Readonly<{
    entry: TenantEntry;
    door: Door;
    integrations: ReturnType<typeof openIntegrations>;
    actor: Actor;
    now: Instant;
    later: Later | null;
  }>,
): TenantContext["commit"] {
  const { entry, door, integrations, actor, now, later } = of;
  const relay = async (partition: number) => {
    const home = entry.homes.find((candidate) => candidate.partition === partition);
    const send = later ? relaySoon : relayPartition;
    if (home) await send(env, home.database, entry.tenant.id, partition);
  };
  return async (partition, request) => {
    const whole = withEvents(integrations.events, { entry, partition, now }, request);
    const outcome = await door
      .partition(partition)
      .commit({ ...whole, actor: actor.name, at: now });
    if (!outcome.ok) return outcome;
    const relayed = whole.departures.length > 0 ? [relay(partition)] : [];
    const settled = Promise.allSettled([sendWakes(env, request.wakes ?? []), ...relayed]);
    if (later) later(settled);
    else await settled;
    return outcome;
  };
}

const DAY_MS = 86_400_000;

function choiceUrlOf(
  env: Pick<Env, "PUBLIC_URL" | "PLATFORM_KEY">,
  whose: Readonly<{ tenant: number; borrower: number }>,
  now: Instant,
): string | null {
  if (!env.PUBLIC_URL) return null;
  const link = { ...whose, madeOnDay: Math.floor(now / DAY_MS) };
  return new URL(`/choices/${signChoiceLink(env.PLATFORM_KEY, link)}`, env.PUBLIC_URL).href;
}

/** Vaults of entries that are still known (docs/adr/0006): each is gone with its entry. */
const vaults = new WeakMap<TenantEntry, Vault>();

/** Unwrapping a tenant's key costs more than a small read: done once an entry, when it is needed. */
function lazyVault(entry: TenantEntry, platformKey: string): Vault {
  const vault = () => {
    const known = vaults.get(entry);
    if (known) return known;
    const opened = openVault(entry.sealedKey, platformKey);
    vaults.set(entry, opened);
    return opened;
  };
  return {
    seal: (plain, place) => vault().seal(plain, place),
    open: (sealed, place) => vault().open(sealed, place),
    openAll: (values) => vault().openAll(values),
    blindIndex: (term) => vault().blindIndex(term),
  };
}
