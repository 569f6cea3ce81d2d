import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { ApiError } from "@/lib/client/api-error";

/** A change made in this window that can be undone. */
type UndoStep = {
  /** The changed record's name. */
  name: string;
  /**
   * The record and its versions before and after the change; a later change of it prevents the
   * undo.
   */
  record?: { id: string; before: number; after: number };
  /**
   * Undoes the change, based on this version, and returns the new version. Throws `ApiError` if the
   * server refuses.
   */
  undo: (version: number) => Promise<number>;
  /** The toast after the undo, such as "Move undone". */
  undone?: string;
};

type ToastContent = {
  title: string;
  description?: string;
  /** Whether to show the toast as a success. */
  isSuccess?: boolean;
};

const MAX_KEPT = 50;
const TOAST = "undo";

let steps: UndoStep[] = [];
// Undos run one after the other, because the version that one makes is the base of the next.
let queue = Promise.resolve();
const claimed = new Set<UndoStep["undo"]>();
const pending = new Set<Promise<unknown>>();

/** Adds a change to the undo stack, and shows a toast that offers to undo it. */
export function pushUndo(step: UndoStep, content: string | ToastContent): void {
  steps = [...steps.slice(1 - MAX_KEPT), step];
  const { title, description, isSuccess } =
    typeof content === "string" ? { title: content } : content;
  const options = {
    id: TOAST,
    description,
    duration: 8_000,
    action: actionOf(step),
  };
  if (isSuccess) toast.success(title, options);
  else toast(title, options);
}

/**
 * Registers a change that is being sent. Until the server responds, an undo waits for it and undoes
 * it.
 */
export function trackPending(sent: Promise<unknown>): void {
  pending.add(sent);
  void sent.finally(() => pending.delete(sent));
}

/** Resolves once the server has responded to every change that is being sent. */
export async function pendingChanges(): Promise<void> {
  await Promise.allSettled(pending);
}

/**
 * Undoes the last change; each further call undoes the one before. Returns false when there is
 * nothing to undo.
 */
export function undoLast(): boolean {
  if (pending.size > 0) {
    void undoPending(steps.at(-1));
    return true;
  }
  const last = steps.findLast(({ undo }) => !claimed.has(undo));
  if (last) void undoStep(last);
  return last !== undefined;
}

/**
 * Keeps the undos of a record valid after another change made here, such as an edit of a different
 * field.
 */
export function rebaseUndo(id: string, from: number, to: number): void {
  steps = steps.map((step) => {
    const { record } = step;
    return record?.id === id && record.after === from
      ? { ...step, record: { ...record, after: to } }
      : step;
  });
}

// A refused change adds no step: then nothing is undone, and the step before it stays.
async function undoPending(before: UndoStep | undefined) {
  await pendingChanges();
  const last = steps.at(-1);
  if (last && last !== before) void undoStep(last);
}

function actionOf(step: UndoStep) {
  return { label: "Undo", onClick: () => void undoStep(step) };
}

function undoStep({ undo }: UndoStep): Promise<void> {
  if (claimed.has(undo)) return queue;
  claimed.add(undo);
  queue = queue.then(() => revert(undo)).finally(() => claimed.delete(undo));
  return queue;
}

async function revert(undo: UndoStep["undo"]) {
  const step = steps.find((other) => other.undo === undo);
  if (!step) return;
  steps = steps.filter((other) => other !== step);
  const { name, record, undone = "Change undone" } = step;
  try {
    const version = await undo(record?.after ?? 0);
    if (record) rebaseUndo(record.id, record.before, version);
    // A toast with the same id keeps its action unless that is reset.
    toast(undone, { id: TOAST, description: name, duration: 2_500, action: undefined });
  } catch (error) {
    // Without a response the undo can be tried again.
    const isFinal = error instanceof ApiError && error.status > 0 && error.status < 500;
    if (!isFinal) steps = [...steps, step];
    const [title, options] = describeFailure(error, name);
    toast.error(title, { ...options, action: isFinal ? undefined : actionOf(step) });
  }
}

function describeFailure(error: unknown, name: string) {
  const options = { id: TOAST, duration: 8_000 };
  const change = error instanceof ApiError ? laterChange(error) : undefined;
  if (change)
    return [`Couldn’t undo: ${change} it since`, { ...options, description: name }] as const;
  if (error instanceof ApiError && error.isUnsure) {
    const title = `The change to ${name} may have been undone`;
    return [title, { ...options, description: error.detail }] as const;
  }
  const description = errorMessage(error);
  return [`Couldn’t undo the change to ${name}`, { ...options, description }] as const;
}

/** Returns what was done since and by whom, where the refusal says so: "Ann Lee changed". */
function laterChange({ code, status, body }: ApiError): string | undefined {
  if (status === 404) return "somebody deleted";
  const who = changedBy(body);
  if (code === "stale") return `${who ?? "somebody"} changed`;
  return code === "conflict" && who !== undefined ? `${who} changed` : undefined;
}

function changedBy({ changed }: Record<string, unknown>): string | undefined {
  const [first] = Array.isArray(changed) ? changed : [];
  const name: unknown = first?.actor?.name;
  return typeof name === "string" ? name : undefined;
}
