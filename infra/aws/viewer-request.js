// Runs in CloudFront before its cache is looked into (CloudFront Functions, JavaScript 2.0, which has no destructuring):
// tells the functions which host and address the client has, whatever the client itself says of them, and brings
// Accept-Language down to the two languages there are, so that the cache holds each page twice and not a hundred times.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const accepted = request.headers['accept-language'];
  request.headers['x-viewer-host'] = { value: request.headers.host.value };
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  request.headers['accept-language'] = { value: preferredLanguage(accepted ? accepted.value : '') };
  return request;
}

/** As functions/http/language.ts decides it: Chinese unless English is preferred. */
function preferredLanguage(accepted) {
  const ranges = accepted.split(',').map(readRange);
  const known = ranges.filter((range) => range.quality > 0 && (range.primary === 'zh' || range.primary === 'en'));
  known.sort((a, b) => b.quality - a.quality);
  return known.length > 0 && known[0].primary === 'en' ? 'en' : 'zh-CN';
}

function readRange(text) {
  const parts = text.split(';');
  const quality = /^\s*q=([\d.]+)\s*$/.exec(parts[1] || '');
  return { primary: parts[0].trim().toLowerCase().split('-')[0], quality: quality ? Number(quality[1]) : 1 };
}
