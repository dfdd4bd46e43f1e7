import { randomBytes } from "node:crypto";
import { openClient, Refused } from "./client.mjs";

const TEMPLATE = "seven-months-with-work";

/**
 * Puts a policy in force that gives people work, as a lender does: one person writes and submits it,
 * another approves. May be repeated after an interruption.
 */
export async function putPolicyInForce(owner, origin, progress, effectiveOn) {
  if (progress.get().policy === "approved") return;
  const approver = await secondPerson(owner, origin, progress);
  const version = await submittedVersion(owner, effectiveOn);
  await approver.call("POST", `/v1/policies/${version}/approval`);
  progress.save({ policy: "approved" });
}

/** A second admin of the lender, invited by the owner and signed in. */
async function secondPerson(owner, origin, progress) {
  if (!progress.get().approver) {
    const email = progress.get().email.replace("owner", "approver");
    const password = randomBytes(12).toString("base64url");
    progress.save({ approver: { email, password } });
  }
  const { email, password } = progress.get().approver;
  const client = openClient(origin);
  const way = await client
    .call("POST", "/api/auth/sign-up/email", { name: "Sandbox Approver", email, password })
    .catch((error) => {
      if (!(error instanceof Refused)) throw error;
      return client.call("POST", "/api/auth/sign-in/email", { email, password });
    });
  client.keepCookies(way.response);
  if (await isMember(client)) return client;
  const { body } = await owner.call("POST", "/api/auth/organization/invite-member", {
    email,
    role: "admin",
    resend: true,
  });
  const joined = await client.call("POST", "/api/auth/organization/accept-invitation", {
    invitationId: body.id,
  });
  if (joined.response.headers.getSetCookie().length > 0) client.keepCookies(joined.response);
  return client;
}

async function isMember(client) {
  try {
    await client.call("GET", "/v1/tenant");
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return false;
  }
}

/** The version that waits for the second person: an earlier start may have made it. */
async function submittedVersion(owner, effectiveOn) {
  const { body } = await owner.call("GET", "/v1/policies");
  const waiting = body.policies.find(({ state }) => state === "submitted");
  if (waiting) return waiting.version;
  const { body: draft } = await owner.call("POST", "/v1/policies", { from: TEMPLATE, effectiveOn });
  await owner.call("POST", `/v1/policies/${draft.version}/submission`);
  return draft.version;
}
