/** What a form shows again: the values as sent, and what is wrong by field name. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

const wrongId = (name: string) => `${name}-wrong`;

/** Only a link to what is wrong leads to a field, so only then does it need an id. */
const idWhenWrong = ({ form, name }: Pick<FieldProps, 'form' | 'name'>) => (form.wrong[name] ? name : undefined);

/**
 * Label, hint and what is wrong, inside one `label` with the control: all of it is the control's name, without any ids.
 */
const Words = ({ form, name, label, hint }: FieldProps) => (
  <>
    {label}
    {hint && <span class="hint">{hint}</span>}
    <Wrong form={form} name={name} />
  </>
);

const bad = ({ form, name }: FieldProps) => (form.wrong[name] ? 'bad' : undefined);

/** What is wrong with a field, beside it. */
export const Wrong = ({ form, name }: Pick<FieldProps, 'form' | 'name'>) =>
  form.wrong[name] ? (
    <span class="wrong" id={wrongId(name)}>
      ⚠ {form.wrong[name]}
    </span>
  ) : null;

export interface TextFieldProps extends FieldProps {
  readonly type?: 'tel' | 'date' | 'time' | 'number';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
  readonly maxlength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly required?: boolean;
  /** only where the field is what the whole page is for */
  readonly autofocus?: boolean | undefined;
}

/** One line of text. `required` is told to screen readers only: the server's own words say what is missing. */
export const TextField = (props: TextFieldProps) => {
  const { form, name, type, autocomplete, inputmode, maxlength, min, max, required, autofocus } = props;
  return (
    <label class={bad(props)}>
      <Words {...props} />
      <input
        id={idWhenWrong(props)}
        name={name}
        type={type}
        value={form.values[name]}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        min={min}
        max={max}
        autofocus={autofocus}
        aria-required={required ? 'true' : undefined}
        aria-invalid={form.wrong[name] ? 'true' : undefined}
      />
    </label>
  );
};

/** A password: never shown again, not even as sent. */
export const PasswordField = (props: FieldProps) => (
  <label class={bad(props)}>
    <Words {...props} />
    <input
      id={idWhenWrong(props)}
      name={props.name}
      type="password"
      autocomplete="current-password"
      aria-invalid={props.form.wrong[props.name] ? 'true' : undefined}
    />
  </label>
);

/** Several lines of text. */
export const TextArea = (props: FieldProps & { readonly rows?: number; readonly maxlength?: number }) => (
  <label class={bad(props)}>
    <Words {...props} />
    <textarea
      id={idWhenWrong(props)}
      name={props.name}
      rows={props.rows ?? 3}
      maxlength={props.maxlength}
      aria-invalid={props.form.wrong[props.name] ? 'true' : undefined}
    >
      {props.form.values[props.name]}
    </textarea>
  </label>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of several, in a list that unfolds. */
export const SelectField = (props: FieldProps & { readonly options: readonly Option[] }) => {
  const { form, name, options } = props;
  return (
    <label class={bad(props)}>
      <Words {...props} />
      <select id={idWhenWrong(props)} name={name}>
        {options.map(({ value, label }) => (
          <option value={value === label ? undefined : value} selected={form.values[name] === value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
};

/** One of several, all of them in sight. */
export const RadioField = (props: FieldProps & { readonly options: readonly Option[] }) => {
  const { form, name, label, hint, options } = props;
  return (
    <fieldset aria-describedby={form.wrong[name] ? wrongId(name) : undefined}>
      <legend>
        {label}
        {hint && <span class="hint">{hint}</span>}
      </legend>
      <Wrong form={form} name={name} />
      {options.map((option, index) => (
        <label class="pick">
          <input
            id={index === 0 ? idWhenWrong(props) : undefined}
            type="radio"
            name={name}
            value={option.value}
            checked={form.values[name] === option.value}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
};

/** A box to tick; it sends `yes`. */
export const CheckboxField = ({ form, name, label }: FieldProps) => (
  <label class="pick">
    <input
      type="checkbox"
      id={idWhenWrong({ form, name })}
      name={name}
      value="yes"
      checked={form.values[name] === 'yes'}
      aria-invalid={form.wrong[name] ? 'true' : undefined}
      aria-describedby={form.wrong[name] ? wrongId(name) : undefined}
    />
    {label}
  </label>
);
