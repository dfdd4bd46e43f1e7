import { env } from "cloudflare:workers";
import type { Env } from "../../src/env";
import type { ApiDocument } from "../../web/pages/api-document";
import { openRecord } from "./documented";
import { type Foreign, newForeign } from "./foreign";
import { type Answer, call, newTenant, type World } from "./world";

type Headers = Readonly<Record<string, string>>;

/** One lender with one of everything, and every answer that it gets compared with the document. */
export type ContractRun = Readonly<{
  ids: Foreign;
  /** A lender that was suspended. */
  suspended: World;
  record: ReturnType<typeof openRecord>;
  /** As the lender's own key, unless the headers say who else; `{}` as body is sent as JSON. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Headers,
    bindings?: Env,
  ): Promise<Answer>;
  /** Another lender, for what can be done once in a life or ends it. */
  newWorld(...options: Parameters<typeof newTenant>): Promise<World>;
  /** As `send`, with the key of that lender. */
  sendAs(world: World, method: string, path: string, body?: unknown): Promise<Answer>;
}>;

export async function openContractRun(): Promise<ContractRun> {
  const document = (await call("GET", "/openapi.json")).body as ApiDocument;
  const record = openRecord(document);
  const [ids, suspended] = await Promise.all([newForeign(), newTenant()]);
  await env.CONTROL.prepare("UPDATE tenant SET state = 'suspended' WHERE id = ?")
    .bind(suspended.tenantId)
    .run();
  const noted = async (
    method: string,
    path: string,
    body: unknown,
    headers: Headers,
    bindings?: Env,
  ): Promise<Answer> => {
    // An empty header is one that is not sent: whoever comes with a cookie sends no key.
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
    const answer = await call(method, path, body, sent, bindings);
    record.note(method, path, answer);
    return answer;
  };
  return {
    ids,
    suspended,
    record,
    send: (method, path, body, headers, bindings) =>
      noted(method, path, body, { authorization: `Bearer ${ids.world.key}`, ...headers }, bindings),
    newWorld: newTenant,
    sendAs: (world, method, path, body) =>
      noted(method, path, body, { authorization: `Bearer ${world.key}` }),
  };
}
