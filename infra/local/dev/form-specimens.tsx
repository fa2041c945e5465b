import { CheckBoxes } from '../../../web/components/check-boxes.tsx';
import {
  CheckboxField,
  type FormState,
  PasswordField,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/components/fields.tsx';
import type { Locale } from '../../../web/locale.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';

/** The fields of a form, empty, filled in, and refused. */
export const FieldSpecimens = ({ locale }: { readonly locale: Locale }) => {
  const wrong = refusalMessage(locale.language, { refused: 'FIELD_REQUIRED' });
  const values = { name: '张三', relation: '子女', idType: 'passport', note: '电梯坏了', consent: 'yes' };
  const names = ['name', 'password', 'note', 'relation', 'idType', 'consent'];
  return (
    <>
      <Fields locale={locale} form={{ values: {}, wrong: {} }} />
      <Fields locale={locale} form={{ values, wrong: {} }} />
      <Fields locale={locale} form={{ values: {}, wrong: Object.fromEntries(names.map((name) => [name, wrong])) }} />
    </>
  );
};

const Fields = ({ locale, form }: { readonly locale: Locale; readonly form: FormState }) => {
  const { book } = locale.messages;
  const { signIn } = staffWords(locale);
  const idTypes = Object.entries(book.idTypes).map(([value, label]) => ({ value, label }));
  const relations = book.relations.map((label) => ({ value: label, label }));
  return (
    <form class="card">
      <TextField form={form} name="name" label={book.name} hint={book.phoneHint} required />
      <PasswordField form={form} name="password" label={signIn.password} />
      <TextArea form={form} name="note" label={book.needs} />
      <SelectField form={form} name="relation" label={book.relation} options={relations} />
      <RadioField form={form} name="idType" label={book.idType} options={idTypes} />
      <CheckboxField form={form} name="consent" label={book.consent} />
    </form>
  );
};

/** Several boxes, none refused, and refused. */
export const CheckBoxSpecimens = ({ locale }: { readonly locale: Locale }) => {
  const { book } = locale.messages;
  const options = Object.entries(book.need).map(([value, label]) => ({ value, label }));
  const wrong = { needs: refusalMessage(locale.language, { refused: 'FIELD_INVALID' }) };
  return (
    <>
      <CheckBoxes
        form={{ values: {}, wrong: {} }}
        name="needs"
        label={book.needs}
        options={options}
        chosen={['wheelchair', 'child']}
      />
      <CheckBoxes form={{ values: {}, wrong }} name="needs" label={book.needs} options={options} chosen={[]} />
    </>
  );
};
