import { isRefusal } from '../../../shared/domain/refusals.ts';
import { CardPage } from '../../../web/pages/resident/card-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import type { PageContext } from '../../http/page-context.ts';
import { hereOf } from '../../http/page-locale.ts';
import { partProps } from './appointment-props.ts';
import { canChange } from './appointment-state.ts';
import { answerNotOpened, noReferrer, openManageLink, toAppointment } from './own-appointment.tsx';

/** Shows the card of an appointment that is still to come; of any other the appointment itself says what became of it. */
export const showCard = async (c: PageContext<typeof paths.card>): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const { appointment, manageToken: token } = found;
  if (!canChange(appointment, deps.clock())) return toAppointment(c, c.req.param());
  const parts = partProps(c, await deps.directory.current(), appointment);
  return answerPage(c, <CardPage {...parts} here={hereOf(c)} token={token} />, { headers: noReferrer });
};
