import { Hono } from 'hono';
import { answerPage } from '../../../functions/http/answer-page.ts';
import type { EdgeEnv } from '../../../functions/http/edge.ts';
import { hereOf, pageLocale } from '../../../functions/http/page-locale.ts';
import { scriptPath } from '../../../functions/http/public-files.ts';
import { ReadingSwitches } from '../../../web/components/reading-switches.tsx';
import { Document } from '../../../web/document.tsx';
import { specimens } from './specimens.tsx';

/** What only the local process serves, for whoever changes pages: every component in every state, as pages show it. */
export const devPages = new Hono<EdgeEnv>().get('/dev/components', (c) => {
  const locale = pageLocale(c);
  const page = (
    <Document locale={locale} title="web/components" script={scriptPath('copy')} style={['base', 'desk']}>
      <header>
        <b>web/components</b>
        <ReadingSwitches locale={locale} here={hereOf(c)} />
      </header>
      <main>
        <h1>web/components</h1>
        {Object.entries(specimens).map(([name, show]) => (
          <section id={`component-${name}`}>
            <h2>{name}</h2>
            {show(locale)}
          </section>
        ))}
      </main>
    </Document>
  );
  return answerPage(c, page);
});
