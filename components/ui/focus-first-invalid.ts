/** Takes the focus to the first field that was refused, once the refusal is drawn: two frames later at most. */
export function focusFirstInvalid(form: Element, framesLeft = 2): void {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>("[aria-invalid=true]");
    if (field) field.focus();
    else if (framesLeft > 0) focusFirstInvalid(form, framesLeft - 1);
  });
}
