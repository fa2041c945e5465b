import { programmeFor } from '../../../shared/domain/directory.ts';
import { appointmentRetentionDays } from '../../../shared/domain/retention.ts';
import { describeRewards } from '../../../shared/domain/reward-text.ts';
import type { Service } from '../../../shared/domain/services.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { Option } from '../../../web/components/fields.tsx';
import type { Locale } from '../../../web/locale.ts';
import type { BookPageProps } from '../../../web/pages/resident/book-page.tsx';
import type { FormToken } from '../../http/form-token.ts';
import { formKeyField, formTokenField } from '../../http/forms.ts';
import { idField, keptIdField, sealIdNumber, tailOf } from '../../http/kept-id-number.ts';
import { type BookingValues, idNumberProblem } from './booking-form.ts';
import { type SlotAsked, slotProps } from './slot-asked.ts';

/** A form to show: which slot, what stands in it, what is wrong with it. */
export interface FormAsked {
  readonly locale: Locale;
  readonly asked: SlotAsked;
  readonly values: BookingValues;
  readonly wrong: Readonly<Record<string, string>>;
  readonly formToken: FormToken;
}

const longestKept = 40;

/** The form as the page shows it. The document number is never among the values: a good one travels on sealed. */
export const bookProps = (deps: Dependencies, form: FormAsked): BookPageProps => {
  const { locale, asked, values, wrong, formToken } = form;
  const { [idField]: idNumber = '', rewardChoice = '', ...typed } = values;
  const shown = { ...typed, rewardChoice };
  const kept = idNumber !== '' && idNumber.length <= longestKept && idNumberProblem(values) === undefined;
  const sealed = kept && { [keptIdField]: sealIdNumber(deps.secrets, formToken.key, idNumber) };
  const tail = tailOf(idNumber);
  const withDoses = offered(asked, values).find(({ doses }) => doses.length > 0);
  return {
    locale,
    ...slotProps(asked),
    form: { values: shown, wrong },
    hidden: { [formKeyField]: formToken.key, [formTokenField]: formToken.token, ...sealed },
    services: asked.services.map(({ serviceId, kind, name }) => ({
      value: serviceId,
      label: locale.messages.common.service(kind, name),
    })),
    doses: doseOptions(locale, withDoses),
    dosesOf: withDoses && locale.messages.common.service(withDoses.kind, withDoses.name),
    ...rewardProps(locale, asked, offered(asked, values)),
    idNumberTail: tail === undefined ? undefined : { kept, tail },
    today: localDateOf(deps.clock()),
    retentionDays: appointmentRetentionDays,
  };
};

/** The services that the form is about: the one chosen, or all while none is. */
const offered = ({ services }: SlotAsked, values: BookingValues): readonly Service[] => {
  const chosen = services.filter(({ serviceId }) => serviceId === values.service);
  return chosen.length > 0 ? chosen : services;
};

const doseOptions = ({ messages }: Locale, service: Service | undefined): Option[] =>
  (service?.doses ?? []).map(({ doseNumber, name }) => ({
    value: String(doseNumber),
    label: messages.common.dose(doseNumber, name),
  }));

/** Items of which a rule gives one, to choose from, and the rules in words that say to whom. */
const rewardProps = (
  { messages }: Locale,
  { directory, site }: SlotAsked,
  services: readonly Service[],
): Pick<BookPageProps, 'rewardChoices' | 'rewardRules'> => {
  const programmes = services.flatMap(({ serviceId }) => programmeFor(directory, site, serviceId) ?? []);
  const itemIds = programmes
    .flatMap(({ rules }) => rules)
    .flatMap(({ give }) => ('oneOf' in give ? give.oneOf.map(({ item }) => item) : []));
  const choices = [...new Set(itemIds)].map((value) => ({ value, label: directory.items.get(value)?.name ?? value }));
  return {
    rewardChoices: choices.length > 0 ? [...choices, { value: '', label: messages.book.rewardLater }] : [],
    rewardRules: programmes.flatMap((programme) => describeRewards(programme, directory)).join('；'),
  };
};
