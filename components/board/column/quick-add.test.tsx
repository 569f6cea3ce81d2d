import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { boardWith, recordOf } from "@/components/board/state/board-factory";
import { createBoardStore } from "@/components/board/state/board-store";
import { cardMetrics } from "@/components/board/state/card-metrics";
import { BoardContext, type BoardModel } from "@/components/board/sync/board-context";
import { createBoardSync } from "@/components/board/sync/board-sync";
import { renderScreen } from "@/components/testing/render-screen";
import { stubServer } from "@/components/testing/stub-server";
import type { BoardFilter } from "@/lib/client/opportunities";
import { QuickAdd } from "./quick-add";

const noop = () => undefined;

/** Quick add in the first stage of a board under a filter. */
function renderQuickAdd(filter: BoardFilter) {
  const state = { ...boardWith({}), filter };
  const [stage] = state.stages;
  if (!stage) throw new Error("A board has stages");
  const store = createBoardStore(state);
  const opener = { openMenu: noop, openEdit: noop, openMove: noop, openSchedule: noop };
  const model: BoardModel = {
    ...opener,
    store,
    sync: createBoardSync(store, { sending: noop, moved: noop, refused: noop }, async () => {}),
    canEdit: true,
    canAdd: true,
    currency: "USD",
    today: "2026-01-05",
    density: "comfortable",
    metrics: cardMetrics("comfortable"),
    pixelsPerRem: 16,
    fields: new Set(),
  };
  return renderScreen(
    <BoardContext value={model}>
      <QuickAdd stage={stage} onClose={noop} />
    </BoardContext>,
  );
}

const answer = () => ({ opportunity: { ...recordOf("acme", "open", 0), public_id: "opp_9" } });

test("under a filter, a quick add says what it added and where to find it", async () => {
  stubServer({ "POST /opportunities": answer });
  const { user, router } = renderQuickAdd({ tag: "x" });
  await user.type(screen.getByRole("textbox"), "Acme{Enter}");
  expect(await screen.findByText(/^Acme was added to/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Open" }));
  expect(router.push).toHaveBeenCalledWith("/crm/opportunities/opp_9");
});

test("a quick add whose answer is lost claims nothing, and is sent again with the same key", async () => {
  let isLost = true;
  const calls = stubServer({
    "POST /opportunities": () => {
      if (isLost) throw new TypeError("The connection was lost");
      return answer();
    },
  });
  const { user } = renderQuickAdd({});
  await user.type(screen.getByRole("textbox"), "Acme{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("“Acme” may have been added");
  isLost = false;
  await user.type(screen.getByRole("textbox"), "{Enter}");
  expect(calls).toHaveLength(2);
  expect(calls[1]?.key).toBe(calls[0]?.key);
});

test("a name that was typed and not added is there again when quick add is opened anew", async () => {
  stubServer({ "POST /opportunities": answer });
  const first = renderQuickAdd({});
  await first.user.type(screen.getByRole("textbox"), "Half a na{Escape}");
  first.unmount();
  const second = renderQuickAdd({});
  expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("Half a na");
  await second.user.type(screen.getByRole("textbox"), "me{Enter}");
  second.unmount();
  renderQuickAdd({});
  expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("");
});
