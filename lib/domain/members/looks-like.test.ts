import { expect, test } from "vitest";
import { looksLike } from "./looks-like";

test.each([
  ["Ingrid Halvorsen", "ingrid halvorsen", "case"],
  ["Ingrid Halvorsen", "INGRID HALVORSEN", "case"],
  ["José Núñez", "Jose Nunez", "accents"],
  ["José", "Jose\u0301", "Unicode form"],
  ["Ingrid Halvorsen", "Ingrid\u200b Halvor\u00adsen\u2060", "characters of no width"],
  ["Ingrid Halvorsen", "Ingrid  Halvorsen", "blanks"],
  ["Ingrid Halvorsen", "Ingrid\u00a0Halvorsen", "another blank"],
  ["Ingrid Halvorsen", "Ingrid\u202e Halvorsen", "a change of direction"],
  ["Ingrid Halvorsen", "Ingrid Halvorsen.", "a full stop"],
  ["Ingrid Halvorsen", "Ingrid-Halvorsen", "a hyphen"],
  ["Ingrid Halvorsen", "Ingrid H\u0430lvorsen", "a Cyrillic a"],
  ["Peter Cooper", "\u0420\u0435t\u0435r \u0421\u043e\u043e\u0440\u0435r", "Cyrillic letters"],
  ["Anna Toth", "\u0391nna T\u03bfth", "Greek letters"],
  ["Ingrid Halvorsen", "lngrid Halvorsen", "l for I"],
  ["Ingrid Halvorsen", "Ingrid HaIvorsen", "I for l"],
  ["Ella Cole", "E11a C0le", "digits"],
  ["Ingrid Halvorsen", "\uff29ngrid Halvorsen", "full width"],
  ["Ingrid Halvorsen", "\u{1d408}ngrid Halvorsen", "mathematical letters"],
  ["Sam Corner", "Sam Comer", "rn for m"],
])("%s looks like %s: %s", (name, other) => {
  expect([looksLike(name, other), looksLike(other, name)]).toEqual([true, true]);
});

test.each([
  ["Ingrid Halvorsen", "Ingrid Halvorson"],
  ["Ian Nguyen", "Lan Nguyen"],
  ["Kai Lee", "Kal Lee"],
  ["Ann Marie", "Anne Marie"],
  ["Ingrid H.", "Ingrid J."],
  ["Ingrid Halvorsen", "Ingrid Halvorsen (Sales)"],
  ["Вера", "Вега"],
  ["李小龙", "李小明"],
  ["🙂", "🙃"],
  ["김민수", "김민주"],
])("%s does not look like %s", (name, other) => {
  expect([looksLike(name, other), looksLike(other, name)]).toEqual([false, false]);
});
