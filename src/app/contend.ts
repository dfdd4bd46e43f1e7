/** An attempt that lost a race: somebody changed what it had read. */
export const LOST: unique symbol = Symbol("lost");

const ATTEMPTS_MAX = 12;
const WAIT_MS_MAX = 1000;

/**
 * Repeats read–decide–commit until it is not overtaken, at most twelve times. The waits grow and are
 * spread by chance, so that twenty who want the same loan come to it one after the other. Answers
 * LOST when it never got through.
 */
export async function contend<Outcome>(
  attempt: () => Promise<Outcome | typeof LOST>,
): Promise<Outcome | typeof LOST> {
  for (let round = 0; round < ATTEMPTS_MAX; round += 1) {
    if (round > 0) await wait(Math.random() * Math.min(WAIT_MS_MAX, 10 * 2 ** round));
    const outcome = await attempt();
    if (outcome !== LOST) return outcome;
  }
  return LOST;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
