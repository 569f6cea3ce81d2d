import { toast } from "sonner";
import { ApiError } from "@/lib/client/api-error";

/** Something that was done in this window and can be undone. */
type UndoStep = {
  /** What it was done to. */
  name: string;
  /** The record and its versions before and after; whatever else has changed it since stands in the way. */
  record?: { id: string; before: number; after: number };
  /** Does the opposite, on the version given; answers the version that made. Throws `ApiError` when it is refused. */
  undo: (version: number) => Promise<number>;
};

const MAX_KEPT = 50;
const TOAST = "undo";

let steps: UndoStep[] = [];
// One after the other: what a step makes of a record is what the step before it starts from.
let queue = Promise.resolve();
const claimed = new Set<UndoStep["undo"]>();
const underWay = new Set<Promise<unknown>>();

/** Remembers what was done, and says so in a toast that offers to undo it. */
export function pushUndo(step: UndoStep, said: string, { celebrates = false } = {}): void {
  steps = [...steps.slice(1 - MAX_KEPT), step];
  const options = {
    id: TOAST,
    duration: 8_000,
    action: { label: "Undo", onClick: () => void undoStep(step) },
  };
  if (celebrates) toast.success(said, options);
  else toast(said, options);
}

/** Tells of a change that is being sent: an undo that is asked for until it is answered is of that one. */
export function trackPending(sent: Promise<unknown>): void {
  underWay.add(sent);
  void sent.finally(() => underWay.delete(sent));
}

/** Undoes what was done last and is not yet undone; a further call the step before it. False when there is none. */
export function undoLast(): boolean {
  if (underWay.size > 0) {
    void undoAwaited(steps.at(-1));
    return true;
  }
  const last = steps.findLast(({ undo }) => !claimed.has(undo));
  if (last) void undoStep(last);
  return last !== undefined;
}

/** Lets steps of a record hold on after a change of one's own that they do not mind, such as another field's edit. */
export function rebaseUndo(id: string, from: number, to: number): void {
  steps = steps.map((step) => {
    const { record } = step;
    return record?.id === id && record.after === from
      ? { ...step, record: { ...record, after: to } }
      : step;
  });
}

// What was refused has left no step: then nothing is undone, least of all the step before it.
async function undoAwaited(before: UndoStep | undefined) {
  await Promise.allSettled(underWay);
  const last = steps.at(-1);
  if (last && last !== before) void undoStep(last);
}

function undoStep({ undo }: UndoStep): Promise<void> {
  if (claimed.has(undo)) return queue;
  claimed.add(undo);
  queue = queue.then(() => takeBack(undo)).finally(() => claimed.delete(undo));
  return queue;
}

async function takeBack(undo: UndoStep["undo"]) {
  const step = steps.find((other) => other.undo === undo);
  if (!step) return;
  steps = steps.filter((other) => other !== step);
  const { name, record } = step;
  try {
    const version = await undo(record?.after ?? 0);
    if (record) rebaseUndo(record.id, record.before, version);
    toast(`Undone: ${name}`, { id: TOAST, duration: 2_500 });
  } catch (error) {
    // What was never answered can be asked for again.
    if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)
      steps = [...steps, step];
    toast.error(`${name} was not undone`, {
      id: TOAST,
      description: errorMessage(error),
      duration: 8_000,
    });
  }
}

function errorMessage(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something went wrong. Try again.";
  if (error.code === "stale") return "Somebody has changed it since.";
  return error.status === 404 ? "Somebody has deleted it since." : error.detail;
}
