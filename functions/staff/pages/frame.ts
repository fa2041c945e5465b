import type { StaffActor } from '../../../shared/domain/accounts.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import type { DeskFrame } from '../../../web/desk-layout.tsx';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { linkTo, paths } from '../../../web/paths.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { issueFormToken } from '../../http/form-token.ts';
import { hiddenOf } from '../../http/forms.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { purposeOf } from '../../http/page-sign-in.ts';

/** Pages of a site that the frame leads to. */
const pagesOfSite = [
  ['today', paths.deskDay],
  ['scan', paths.deskScan],
  ['walkIn', paths.deskWalkIn],
  ['list', paths.deskList],
  ['closeDay', paths.deskCloseDay],
] as const;

/** What stands around a page of a site's staff. Answers to forms cannot be asked for again, so they have no switches. */
export const deskFrame = (c: EdgeContext, actor: StaffActor, site: Site): DeskFrame => {
  const locale = pageLocale(c);
  const t = staffWords(locale).frame;
  const here = c.req.method === 'GET' ? hereOf(c) : undefined;
  const ofSite = pagesOfSite.map(([words, path]) => ({
    href: linkTo(locale, path, { siteId: site.siteId }),
    words: t[words],
    isCurrent: path.replace(':siteId', site.siteId) === c.req.path,
  }));
  const office = { href: linkTo(locale, paths.office, {}), words: t.office };
  return {
    locale,
    here,
    place: site.name,
    nav: actor.role === 'staff' ? ofSite : [...ofSite, office],
    username: actor.username,
    signOut: hiddenOf(issueFormToken(c.get('edge').deps, purposeOf(paths.signOut, actor))),
  };
};
