import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;
const SAMPLED_EVERY_MS = 15;
const ANSWERED_MS = 30_000;

/** Seconds of processor that the busiest workerd under this process used while `work` ran. */
export async function withProcessorTime(work) {
  const before = new Map(runtimes().map((pid) => [pid, processorSeconds(pid)]));
  const answer = await work();
  const used = [...before].map(([pid, seconds]) => processorSeconds(pid) - seconds);
  return { answer, processorSeconds: Math.max(...used) };
}

/**
 * The heap of the Worker's own isolate, asked of its inspector as often as it answers. It answers
 * whenever the isolate waits, and garbage that is not collected yet counts: what is seen is more
 * than what is needed.
 */
export async function withHeap(inspector, work) {
  const session = await connect(inspector);
  const start = await heapBytes(session);
  let [peak, samples, running] = [start, 0, true];
  const watching = (async () => {
    while (running) {
      peak = Math.max(peak, await heapBytes(session));
      samples += 1;
      await new Promise((resolve) => setTimeout(resolve, SAMPLED_EVERY_MS));
    }
  })();
  try {
    const answer = await work();
    running = false;
    await watching;
    return { answer, heap: { start, peak, samples } };
  } finally {
    running = false;
    session.close();
  }
}

async function heapBytes(session) {
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = await session.call("Runtime.getHeapUsage");
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

async function connect(inspector) {
  const listed = await fetch(`http://${inspector.host}/json/list`);
  const [{ webSocketDebuggerUrl }] = await listed.json();
  // The inspector answers pages of this machine only, and what names an agent must name a page.
  const socket = new WebSocket(webSocketDebuggerUrl, { headers: { origin: "http://localhost" } });
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("the inspector does not answer")));
  });
  const waiting = new Map();
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    const ask = waiting.get(id);
    waiting.delete(id);
    if (error) ask?.reject(new Error(error.message));
    else ask?.resolve(result);
  });
  let last = 0;
  return {
    close: () => socket.close(),
    call(method, params = {}) {
      last += 1;
      const id = last;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        setTimeout(() => reject(new Error(`${method} is not answered`)), ANSWERED_MS).unref();
      });
    },
  };
}

/** Every workerd that this process or a child of it started. */
function runtimes() {
  const parents = new Map();
  const names = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(pid);
    if (!fields) continue;
    parents.set(pid, fields.parent);
    names.set(pid, fields.name);
  }
  const isOurs = (pid) => {
    for (let at = pid; at !== undefined; at = parents.get(at)) {
      if (at === String(process.pid)) return true;
    }
    return false;
  };
  return [...names.keys()].filter((pid) => names.get(pid) === "workerd" && isOurs(pid));
}

function processorSeconds(pid) {
  const fields = statOf(pid);
  return fields ? fields.ticks / TICKS_PER_SECOND : 0;
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(text) ?? [];
    const fields = rest.split(" ");
    return { name, parent: fields[1], ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It ended between the listing and the look.
    return undefined;
  }
}
