import { Facts } from '../../components/facts.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { lastDay } from './account-state.tsx';

export interface PasswordPageProps {
  readonly frame: DeskFrame;
  readonly what: 'opened' | 'reset';
  readonly username: string;
  readonly password: string;
  readonly roleAndPlace: string;
  readonly validUntil: string | undefined;
  /** where one signs in, in full */
  readonly address: string;
  readonly script: string;
}

/** The one-time password, once: a card to print or to copy by hand. The QR code holds the address only. */
export const PasswordPage = (props: PasswordPageProps) => {
  const { frame, what, username, password, roleAndPlace, validUntil, address, script } = props;
  const { locale } = frame;
  const { accounts, password: t } = officialWords(locale);
  return (
    <DeskLayout frame={frame} title={t[what]} script={script}>
      <h1 class="screen">{t[what]}</h1>
      <p class="screen">
        <b>{t.once}</b>
      </p>
      <div class="card">
        <h2>{t.card}</h2>
        <Facts
          facts={[
            { name: t.username, value: <b>{username}</b> },
            { name: t.password, value: <b>{password}</b> },
            { name: accounts.scope, value: roleAndPlace },
            { name: accounts.until, value: lastDay(locale, validUntil) },
            { name: t.address, value: address },
          ]}
        />
        <QrCode text={address} label={t.qr} />
        <p>{t.keep}</p>
      </div>
      <div class="screen">
        <button type="button" id="print" hidden>
          {t.print}
        </button>
        <a class="button second" href={linkTo(locale, paths.officeAccounts, {})}>
          {accounts.back}
        </a>
      </div>
    </DeskLayout>
  );
};
