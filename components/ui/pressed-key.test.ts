import { expect, test } from "vitest";
import { pressedKey } from "./pressed-key";

const press = (key: string, code: string, shiftKey = false) => pressedKey({ key, code, shiftKey });

test.each([
  ["Russian", "л", "KeyK", "k"],
  ["Russian with Shift or Caps Lock", "Я", "KeyZ", "z"],
  ["Greek", "ζ", "KeyZ", "z"],
  ["Greek, final sigma", "ς", "KeyW", "w"],
  ["Hebrew", "ל", "KeyK", "k"],
  ["Arabic", "ن", "KeyK", "k"],
  ["Arabic, two characters on one key", "لا", "KeyB", "b"],
  ["Arabic digit", "٢", "Digit2", "2"],
  ["Ukrainian", "ї", "BracketRight", "bracketright"],
])("%s: the position of the key decides", (_layout, key, code, expected) => {
  expect(press(key, code)).toBe(expected);
});

test("the signs of a layout without Latin letters are those of the position", () => {
  expect([press("ظ", "Slash"), press("؟", "Slash", true)]).toEqual(["/", "?"]);
});

test.each([
  ["AZERTY", "z", "KeyW", "z"],
  ["AZERTY, comma where a US keyboard has M", ",", "KeyM", ","],
  ["AZERTY, é where a US keyboard has 2", "é", "Digit2", "é"],
  ["Dvorak", "x", "KeyB", "x"],
  ["Dvorak, semicolon where a US keyboard has Z", ";", "KeyZ", ";"],
  ["German, ö", "ö", "Semicolon", "ö"],
  ["Turkish, dotless i", "ı", "KeyI", "ı"],
  ["Caps Lock", "K", "KeyK", "k"],
])("%s: the character decides", (_layout, key, code, expected) => {
  expect(press(key, code)).toBe(expected);
});

test("named keys keep their names", () => {
  for (const name of ["ArrowUp", "Delete", "Escape", " ", "Dead", "Process"])
    expect(press(name, "KeyK")).toBe(name);
});
