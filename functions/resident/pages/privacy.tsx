import { appointmentRetentionDays, backupRetentionDays, guardRetentionDays } from '../../../shared/domain/retention.ts';
import { PrivacyPage } from '../../../web/pages/resident/privacy-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import type { PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';

/** Shows what is kept and until when. */
export const showPrivacy = (c: PageContext<typeof paths.privacy>): Response => {
  const days = {
    appointmentDays: appointmentRetentionDays,
    guardDays: guardRetentionDays,
    backupDays: backupRetentionDays,
  };
  const page = <PrivacyPage locale={pageLocale(c)} here={hereOf(c)} {...days} />;
  return answerPage(c, page, { cacheControl: 'public, max-age=3600' });
};
