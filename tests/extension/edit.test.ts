// What can't be changed exactly is left alone.
import { expect, test } from "vitest";
import { textOf } from "@/content/editor/box";
import { edit } from "@/content/editor/edit";

test("no edit is made when one of them cuts through an image", async () => {
  document.body.innerHTML = '<div contenteditable="true"><p>a<img alt=":smile:">b 536-90-4399</p></div>';
  const box = document.body.firstElementChild as HTMLElement;
  const before = box.innerHTML;
  expect(textOf(box)).toBe("a:smile:b 536-90-4399");
  const edits = [
    { start: 3, end: 9, replacement: "" },
    { start: 10, end: 21, replacement: "[number]" },
  ];
  expect(await edit(box, edits)).toBeNull();
  expect(box.innerHTML).toBe(before);
});
