import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { everywhere } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { DeskFrame } from '../../../web/desk-layout.tsx';
import { officialWords } from '../../../web/messages/official/words.ts';
import { linkTo, paths } from '../../../web/paths.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { issueFormToken } from '../../http/form-token.ts';
import { hiddenOf } from '../../http/forms.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { purposeOf } from '../../http/page-sign-in.ts';

/** Pages of officials that the frame leads to. */
const pagesOfOffice = [
  ['day', paths.office],
  ['newSite', paths.officeNewSite],
  ['programmes', paths.officeProgrammes],
  ['accounts', paths.officeAccounts],
  ['report', paths.officeReport],
] as const;

/** What stands around a page of an official. Answers to forms cannot be asked for again, so they have no switches. */
export const officeFrame = (c: EdgeContext, actor: StaffActor, directory: Directory): DeskFrame => {
  const locale = pageLocale(c);
  const t = officialWords(locale).nav;
  const area = directory.areas.get(actor.scope)?.name;
  return {
    locale,
    here: c.req.method === 'GET' ? hereOf(c) : undefined,
    place: actor.scope === everywhere || area === undefined ? locale.messages.common.product : area,
    nav: pagesOfOffice.map(([words, path]) => ({
      href: linkTo(locale, path, {}),
      words: t[words],
      isCurrent: path === c.req.path,
    })),
    username: actor.username,
    signOut: hiddenOf(issueFormToken(c.get('edge').deps, purposeOf(paths.signOut, actor))),
  };
};
