/**
 * A closed dialog gives the focus back without the caret: where the one in a field of the dialog had been, Chromium has
 * none any more, and what is typed next goes nowhere although the field has the focus.
 */
export function closeDialog(dialog: HTMLDialogElement): void {
  dialog.close();
  const at = document.activeElement;
  if (!(at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement)) return;
  at.blur();
  at.focus();
}
