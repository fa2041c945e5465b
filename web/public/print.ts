/** Shows the button that prints a page, which only a script can do; without it the browser's own menu prints. */
export const printScript = `(() => {
  const button = document.getElementById('print');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => print());
})();
`;
