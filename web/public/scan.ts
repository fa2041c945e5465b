/**
 * Reads QR codes from the camera or a photo and sends the page's own form with the code. The browser's detector is used
 * where there is one; else ours is loaded when it is first needed. A code that was just sent is not sent again for some
 * seconds, on the next page neither, so that a phone that lingers before the camera does nothing.
 */
export const scanScript = `(() => {
  const byId = (id) => document.getElementById(id);
  const scanner = byId('scanner');
  if (!scanner) return;
  const { dataset: words } = scanner;
  const [state, video, start, stop, torch, photo] = ['state', 'video', 'start', 'stop', 'torch', 'photo'].map((part) => byId('scan-' + part));
  const form = byId('scan-typed').querySelector('form');
  const restSeconds = 8;
  const lead = state.textContent;
  let stream;
  let detector;
  let isSent = false;
  // Counts what was begun or ended: what waited meanwhile is out of date, and says nothing any more.
  let turn = 0;
  const say = (text) => { if (state.textContent !== text) state.textContent = text; };
  scanner.hidden = false;

  const load = (src) => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = resolve;
    script.onerror = () => { script.remove(); reject(new Error('not loaded')); };
    document.head.append(script);
  });
  const ours = async () => {
    if (!window.BarcodeDetectionAPI) await load(words.detector);
    const { BarcodeDetector, prepareZXingModule } = window.BarcodeDetectionAPI;
    await prepareZXingModule({ overrides: { locateFile: () => words.wasm }, fireImmediately: true });
    return new BarcodeDetector({ formats: ['qr_code'] });
  };
  const browsers = async () => {
    const formats = window.BarcodeDetector ? await window.BarcodeDetector.getSupportedFormats().catch(() => []) : [];
    return formats.includes('qr_code') ? new window.BarcodeDetector({ formats: ['qr_code'] }) : undefined;
  };
  const openDetector = () => {
    detector ??= browsers().then((found) => found ?? ours());
    detector.catch(() => { detector = undefined; });
    return detector;
  };

  const codeIn = (text) => {
    const typed = (/\\/C\\/([^/?#]+)/i.exec(text)?.[1] ?? text).replace(/[\\s-]/g, '').toUpperCase();
    return /^[0-9A-Z]{8}$/.test(typed) ? typed : undefined;
  };
  const wasJustSent = (code) => {
    try {
      const last = JSON.parse(sessionStorage.getItem('scanned') ?? '{}');
      return last.code === code && Date.now() - last.at < restSeconds * 1000;
    } catch { return false; }
  };
  const remember = (code) => {
    try { sessionStorage.setItem('scanned', JSON.stringify({ code, at: Date.now(), isCamera: Boolean(stream) })); } catch {}
  };
  const beep = () => {
    navigator.vibrate?.(80);
    try {
      const audio = new AudioContext();
      const tone = audio.createOscillator();
      tone.frequency.value = 880;
      tone.connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.1);
    } catch {}
  };
  const take = (text) => {
    const code = codeIn(text);
    if (!code) { say(words.notours); return false; }
    if (wasJustSent(code)) { say(words.again); return false; }
    isSent = true;
    remember(code);
    say(words.found);
    beep();
    form.q.value = code;
    close();
    form.requestSubmit ? form.requestSubmit() : form.submit();
    return true;
  };

  const close = () => {
    turn++;
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    video.srcObject = null;
    video.hidden = stop.hidden = torch.hidden = true;
    start.hidden = !navigator.mediaDevices;
  };
  const why = (error) => {
    if (!isSecureContext) return words.insecure;
    if (!navigator.mediaDevices) return words.absent;
    if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return words.denied;
    if (error.name === 'NotFoundError' || error.name === 'OverconstrainedError') return words.absent;
    if (error.name === 'NotReadableError' || error.name === 'AbortError') return words.busy;
    return words.failed;
  };
  const look = async (reader, of) => {
    while (stream === of && !isSent) {
      if (video.readyState >= 2 && !document.hidden) {
        const [found] = await reader.detect(video).catch(() => []);
        if (stream !== of) return;
        if (found && take(found.rawValue)) return;
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  };
  const open = async () => {
    const mine = ++turn;
    start.hidden = true;
    say(words.starting);
    try {
      const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (turn !== mine) { camera.getTracks().forEach((track) => track.stop()); return; }
      stream = camera;
      const reader = await openDetector();
      if (turn !== mine) return;
      video.srcObject = stream;
      video.hidden = stop.hidden = false;
      const [track] = stream.getVideoTracks();
      torch.hidden = !track.getCapabilities?.().torch;
      track.addEventListener('ended', () => { if (stream === camera) { close(); say(words.busy); } });
      await video.play();
      if (turn !== mine) return;
      say(words.looking);
      look(reader, stream);
    } catch (error) {
      if (turn !== mine) return;
      close();
      say(why(error));
    }
  };
  start.addEventListener('click', open);
  stop.addEventListener('click', () => { close(); say(lead); start.focus(); });
  torch.addEventListener('click', () => {
    const isOn = torch.getAttribute('aria-pressed') !== 'true';
    stream?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: isOn }] })
      .then(() => torch.setAttribute('aria-pressed', String(isOn)), () => { torch.hidden = true; });
  });

  photo.addEventListener('change', async () => {
    const [file] = photo.files;
    if (!file) return;
    close();
    const mine = turn;
    photo.value = '';
    say(words.reading);
    try {
      const reader = await openDetector();
      const picture = await createImageBitmap(file).catch(() => undefined);
      const [found] = picture ? await reader.detect(picture) : [];
      if (turn !== mine) return;
      if (found) take(found.rawValue);
      else say(words.nocodeinphoto);
    } catch {
      if (turn === mine) say(words.failed);
    }
  });

  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => { if (event.persisted) { isSent = false; form.q.value = ''; } });
  if (!isSecureContext) { start.hidden = true; say(words.insecure); }
  else if (!navigator.mediaDevices) { start.hidden = true; say(words.absent); }
  else navigator.permissions?.query({ name: 'camera' }).then(({ state: granted }) => { if (granted === 'granted' && turn === 0) open(); }, () => undefined);
})();
`;
