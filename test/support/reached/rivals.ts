import type { ContractRun } from "../contract-run";
import { promisesOf } from "../documented";
import { overtaken } from "../failing-bindings";
import { OPERATIONS } from "../operations";

/** Every write that can lose a race, in a world in which somebody else is always faster. */
export async function loseRaces({ record, ids, send }: ContractRun): Promise<void> {
  const racing = record.all.filter((one) =>
    promisesOf(one).some((promise) => promise.endsWith(" 409 request.conflict")),
  );
  const bindings = overtaken();
  // Each tries a dozen times and waits in between, all of them together.
  await Promise.all(
    racing.flatMap(({ id }) => {
      const operation = OPERATIONS[id];
      if (!operation) return [];
      const [method, path] = operation.call;
      return [send(method, path(ids), operation.body?.(ids), {}, bindings)];
    }),
  );
}
