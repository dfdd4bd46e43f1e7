import { createServer } from "node:http";
import { note, remark, report, round } from "./figures.mjs";

const LETTERS = 2_000;
/** What a call of an e-mail service across the internet takes; on loopback it would take none. */
const PROVIDER_MS = 40;

// notice.send: letters from the queue's message to the provider's answer and its record, the gate asked
// for each, in messages of a hundred. Floor: the same calls of the same provider, five at once, with
// nothing decided, written or recorded. The queue itself is in neither.
export async function measureLetters(server, { tenant }) {
  const provider = await startProvider();
  try {
    const { url } = provider;
    const { ids } = await server.step("letters/prepare", { tenant, url, count: LETTERS });
    if (ids.length < LETTERS) throw new Error(`only ${ids.length} notices are planned`);
    const ours = await server.timed("letters/send", { tenant, ids });
    const states = await server.step("letters/states", { tenant, ids });
    const out = provider.keys.size;
    if (ours.answer.isDown || out !== (states.sent ?? 0)) {
      throw new Error(`letters: ${JSON.stringify({ ...ours.answer, states, out })}`);
    }
    note(
      `sent ${out} of ${LETTERS} letters in ${round(ours.seconds)} s: ${JSON.stringify(states)}`,
    );
    const handed = ids.slice(0, out);
    const floor = await server.timed("letters/floor", { url, ids: handed });
    const perLetter = (seconds) => (seconds * 1000) / out;
    report(
      "notice.send",
      "milliseconds per letter",
      perLetter(ours.seconds),
      perLetter(floor.seconds),
      2,
    );
    const written = round(ours.answer.rowsWritten / LETTERS);
    remark(
      `notice.send: ${round(out / ours.seconds)} letters a second of one consumer, ` +
        `${written} rows written per letter; the provider takes ${PROVIDER_MS} ms a call`,
    );
  } finally {
    await provider.close();
  }
}

async function startProvider() {
  const keys = new Set();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { data } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    if (!data.id.startsWith("floor-")) keys.add(data.id);
    setTimeout(() => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: data.id }));
    }, PROVIDER_MS);
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    keys,
    url: `http://127.0.0.1:${server.address().port}/letters`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
