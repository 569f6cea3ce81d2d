import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { renderPage } from "@/lib/docs/render-page";
import { DocsArticle } from "./docs-article";
import { DocsInteractions } from "./docs-interactions";

const TEXT = "# Title\n\n## Part\n\n[Errors](errors.md#stale)\n\n```sh\ncurl '<x>' \"$URL\"\n```\n";

function renderText() {
  const rendered = renderScreen(
    <>
      <DocsArticle page={renderPage("docs/x.md", TEXT)} />
      <DocsInteractions />
    </>,
  );
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  return { ...rendered, copied };
}

test("the button of a code block copies the code as it is written, and says so", async () => {
  const { user, copied } = renderText();
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(copied).toHaveBeenCalledWith("curl '<x>' \"$URL\"");
  expect((await screen.findByRole("status")).textContent).toBe("Copied");
  expect(screen.getByRole("button", { name: "Copied" })).toBeTruthy();
});

test("a copy that the browser refuses says so", async () => {
  const { user, copied } = renderText();
  copied.mockRejectedValue(new Error("refused"));
  document.execCommand = () => false;
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByRole("button", { name: "Couldn’t copy" })).toBeTruthy();
});

test("the link of a heading copies its address", async () => {
  const { user, copied } = renderText();
  await user.click(screen.getByRole("link", { name: "Link to “Part”" }));
  expect(copied).toHaveBeenCalledWith(`${location.origin}${location.pathname}#part`);
});

test("a link to another page does not load the document again, one in a new tab does", async () => {
  const { user, router } = renderText();
  await user.click(screen.getByRole("link", { name: "Errors" }));
  expect(router.push).toHaveBeenCalledWith("/docs/errors#stale");
  router.push.mockClear();
  await user.keyboard("{Control>}");
  await user.click(screen.getByRole("link", { name: "Errors" }));
  expect(router.push).not.toHaveBeenCalled();
});
