import { beforeEach, expect, test, vi } from "vitest";
import { keepScroll } from "./keep-scroll";

const goTo = (key: string) => vi.stubGlobal("navigation", { currentEntry: { key } });

function mount(name = "column") {
  const element = document.createElement("div");
  Object.defineProperties(element, {
    scrollTop: { value: 0, writable: true },
    scrollLeft: { value: 0, writable: true },
  });
  element.scrollTo = (place) => {
    if (typeof place === "object") element.scrollTop = place.top ?? 0;
  };
  return { element, leave: keepScroll(element, name) };
}

function scroll({ element }: { element: Element }, top: number) {
  element.scrollTop = top;
  element.dispatchEvent(new Event("scroll"));
}

beforeEach(() => goTo(`page ${Math.random()}`));

test("Back shows an element where it was, each by its name", () => {
  goTo("board");
  const column = mount();
  scroll(column, 1_240);
  scroll(mount("another"), 70);
  column.leave();
  goTo("contacts");
  expect(mount().element.scrollTop).toBe(0);
  goTo("board");
  expect(mount().element.scrollTop).toBe(1_240);
  expect(mount("another").element.scrollTop).toBe(70);
});

test("a page that is opened anew begins at its start", () => {
  goTo("board");
  scroll(mount(), 500);
  goTo("board again");
  expect(mount().element.scrollTop).toBe(0);
});

test("nothing is remembered of an element that is gone", () => {
  goTo("a page");
  const column = mount();
  column.leave();
  scroll(column, 90);
  expect(mount().element.scrollTop).toBe(0);
});
