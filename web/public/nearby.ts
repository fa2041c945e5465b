/**
 * The one script, and nothing needs it: it shows the button that sorts sites by distance where the browser can tell the
 * position. The position is rounded to three decimals (about 100 m) before it leaves the phone.
 */
export const nearbyScript = `(() => {
  const form = document.getElementById('nearby');
  if (!form || !navigator.geolocation || !isSecureContext) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    if (form.lat.value) return;
    event.preventDefault();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.lat.value = coords.latitude.toFixed(3);
        form.lng.value = coords.longitude.toFixed(3);
        form.submit();
      },
      () => {
        form.hidden = true;
        document.getElementById('no-place').hidden = false;
        document.getElementById('q').focus();
      },
      { timeout: 10000, maximumAge: 600000 },
    );
  });
})();
`;
