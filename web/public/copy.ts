/**
 * Shows the buttons that copy a text, which only a script can do; without it the text is copied by hand. `data-copy` names
 * the field with the text, `data-done` is what the button says afterwards. Over plain http, and in old browsers within
 * apps, only the old command copies; where even that fails, the text is left selected, ready to be copied by hand.
 */
export const copyScript = `(() => {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    const text = document.getElementById(button.dataset.copy);
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(text.value);
        return true;
      } catch {
        text.focus();
        text.setSelectionRange(0, text.value.length);
        return document.execCommand('copy');
      }
    };
    button.hidden = false;
    button.addEventListener('click', async () => {
      if (await copy()) button.textContent = button.dataset.done;
    });
  }
})();
`;
