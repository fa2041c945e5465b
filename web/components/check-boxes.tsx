import { type FormState, type Option, Wrong } from './fields.tsx';

export interface CheckBoxesProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** the values that are ticked */
  readonly chosen: readonly string[];
}

/** Any of several; the field is sent once for each that is ticked. */
export const CheckBoxes = ({ form, name, label, options, chosen }: CheckBoxesProps) => (
  <fieldset aria-describedby={form.wrong[name] ? `${name}-wrong` : undefined}>
    <legend>{label}</legend>
    <Wrong form={form} name={name} />
    {options.map((option, index) => (
      <label class="pick">
        <input
          type="checkbox"
          id={index === 0 && form.wrong[name] ? name : undefined}
          name={name}
          value={option.value}
          checked={chosen.includes(option.value)}
        />
        {option.label}
      </label>
    ))}
  </fieldset>
);
