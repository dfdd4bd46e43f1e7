import type { ApprovedVersion } from "../../domain/policy/timeline";
import type { PolicyVersion } from "../../domain/policy/version";
import { scriptOf } from "../../domain/simulation/input";
import { addDays, type BusinessDate, dateAt, latest } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { openGate } from "./ask-gate";
import { type KnownPolicies, type KnownVersion, knownPolicies } from "./known-policies";
import type { Comparison } from "./simulate-borrower";
import type { SimulationPlan } from "./store";

/** The two policies of a simulation of one partition, with what is known of its past. */
export async function comparePolicies(
  ctx: TenantContext,
  plan: SimulationPlan,
  partition: number,
  bookDate: BusinessDate,
): Promise<Comparison> {
  const { kind, fromOn: from, input } = plan;
  const approved = (await ctx.policies.list()).filter(({ state }) => state === "approved");
  const { timezone, currency } = ctx.tenant;
  const carried = await ctx.senders.carried();
  const rest = { gate: openGate({ timezone, currency, now: ctx.now, carried }), now: ctx.now };
  if (kind === "ahead") {
    const script = scriptOf(input);
    const walk = { ...rest, through: plan.throughOn, script, isMissed: () => false };
    return { ...policiesAhead(plan, approved, bookDate), from, walk };
  }
  const days = await ctx.simulations.scannedDays(partition);
  const missed = new Set(
    days
      .filter(({ on, finishedAt }) => isMissed(ctx, on, dateAt(finishedAt, ctx.tenant.timezone)))
      .map(({ on }) => on),
  );
  const walk = {
    ...rest,
    through: bookDate,
    script: null,
    isMissed: (day: BusinessDate) => missed.has(day),
  };
  const known = approved.map((version): KnownVersion => {
    const { approvedAt } = version;
    const scanned = days.filter(
      ({ finishedAt }) => approvedAt === null || finishedAt <= approvedAt,
    );
    return {
      version: asApproved(version),
      knownAfter: scanned.at(-1)?.on ?? null,
      approvedAt,
    };
  });
  return { ...policiesBack(plan, known), from, walk };
}

/** A sandbox scans each day of its clock on that day. */
function isMissed({ tenant }: TenantContext, on: BusinessDate, doneOn: BusinessDate): boolean {
  return tenant.mode === "live" && on < doneOn;
}

type Policies = Readonly<{ tested: KnownPolicies; inForce: KnownPolicies }>;

/** Ahead, a version that is to come stands beside what counts without it. */
function policiesAhead(
  plan: SimulationPlan,
  approved: readonly PolicyVersion[],
  bookDate: BusinessDate,
): Policies {
  const always = (version: ApprovedVersion): KnownVersion => ({
    version,
    knownAfter: null,
    approvedAt: null,
  });
  const stands = (one: PolicyVersion) =>
    one.version !== plan.policyVersion || one.effectiveOn <= bookDate;
  const others = approved.filter(stands).map(asApproved).map(always);
  const isInForce = others.some(({ version }) => version.version === plan.policyVersion);
  const tomorrow = addDays(bookDate, 1);
  const effectiveOn = latest(plan.effectiveOn, tomorrow);
  const inForce = knownPolicies(others);
  if (isInForce || plan.policyVersion === plan.againstVersion) return { tested: inForce, inForce };
  const tested = knownPolicies([...others, always(testedVersion(plan, effectiveOn))]);
  return { tested, inForce };
}

/** On the past, the version counts from the first day on, and nothing that came after it. */
function policiesBack(plan: SimulationPlan, known: readonly KnownVersion[]): Policies {
  const inForce = knownPolicies(known);
  if (plan.policyVersion === plan.againstVersion && isSteady(plan, known)) {
    return { tested: inForce, inForce };
  }
  const before = known.filter(({ version }) => version.effectiveOn < plan.fromOn);
  const tested: KnownVersion = {
    version: testedVersion(plan, plan.fromOn),
    knownAfter: addDays(plan.fromOn, -1),
    approvedAt: null,
  };
  return { tested: knownPolicies([...before, tested]), inForce };
}

/** Whether the version in force was so from before the first day on, for everybody. */
function isSteady(plan: SimulationPlan, known: readonly KnownVersion[]): boolean {
  return known.every(
    ({ version: { version, effectiveOn, canaryPercent } }) =>
      canaryPercent === null && (effectiveOn < plan.fromOn || version === plan.policyVersion),
  );
}

function testedVersion(plan: SimulationPlan, effectiveOn: BusinessDate): ApprovedVersion {
  const { policyVersion: version, document } = plan;
  const canaryPercent = document.canaryPercent ?? null;
  return { version, effectiveOn, canaryPercent, document: () => document };
}

function asApproved({ version, effectiveOn, document }: PolicyVersion): ApprovedVersion {
  const canaryPercent = document.canaryPercent ?? null;
  return { version, effectiveOn, canaryPercent, document: () => document };
}
