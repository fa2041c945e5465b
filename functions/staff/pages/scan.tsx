import { gunzipSync } from 'node:zlib';
import { refuse } from '../../../shared/domain/refusals.ts';
import { ScanPage } from '../../../web/pages/staff/scan-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage, takesGzip } from '../../http/answer-page.ts';
import { answer } from '../../http/answers.ts';
import type { PageContext } from '../../http/page-context.ts';
import { scriptPath } from '../../http/public-files.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { scannerPolicy } from '../../http/security-headers.ts';
import { scannerFiles } from '../scanner/files.ts';
import { searchForm } from './check-in.tsx';
import { freshHidden, sitePage } from './site-page.ts';

const forEver = 'public, max-age=31536000, immutable';

/** Scans with the camera, a photo, a hand scanner or fingers; the last two need no script. */
export const showScan = sitePage<typeof paths.deskScan>((asked) => {
  const { c, frame, site } = asked;
  const files = scannerFiles();
  const page = (
    <ScanPage
      frame={frame}
      siteId={site.siteId}
      search={freshHidden(asked, searchForm)}
      script={scriptPath('scan')}
      detector={files['barcode-detector.js'].path}
      wasm={files['zxing-reader.wasm'].path}
    />
  );
  return answerPage(c, page, { headers: { 'content-security-policy': scannerPolicy } });
});

/** A file of the scanner by its hashed name: the same for everybody and not secret, so without a sign-in. */
export const showScannerFile = (c: PageContext<typeof paths.deskScanner>): Response => {
  const file = Object.values(scannerFiles()).find(({ path }) => path === c.req.path);
  if (!file) return answerRefusalPage(c, refuse('NOT_FOUND', { what: 'page' }));
  const isGzip = takesGzip(c);
  return answer(c, isGzip ? file.packed : new Uint8Array(gunzipSync(file.packed)), {
    status: 200,
    type: file.type,
    cacheControl: forEver,
    headers: { vary: 'Accept-Encoding', ...(isGzip && { 'content-encoding': 'gzip' }) },
  });
};
